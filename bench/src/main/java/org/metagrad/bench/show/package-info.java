/**
 * What there is, in words: {@link ShowCommand} prints programs, {@link ListCommand} environments,
 * algorithms and surrogates.
 */
package org.metagrad.bench.show;
