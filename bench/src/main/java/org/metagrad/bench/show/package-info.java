/**
 * What there is, in words: {@link ShowCommand} prints programs, {@link ListCommand} environments,
 * algorithms and surrogates. {@link MamlLines} says of each line of the meta-gradient which part it
 * belongs to and whose rule made it, {@link RuleText} what the rule is; {@link MamlText}, {@link
 * MamlPage} and {@link MamlDot} write them down.
 */
package org.metagrad.bench.show;
