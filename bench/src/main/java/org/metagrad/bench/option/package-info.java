/**
 * What the options of several commands share: {@link WholeOption} and {@link TaskOption} read
 * values, {@link OneLineErrors} says in one line what was wrong, {@link BuildInfo} what was built.
 */
package org.metagrad.bench.option;
