/**
 * The engine, the environments and the learners held against reference data that other programs
 * made.
 *
 * <p>Read {@link VerifyCommand}, {@link org.metagrad.bench.verify.check} (folders, lines and
 * tolerances), then a package for each kind of folder: {@link org.metagrad.bench.verify.torch},
 * {@link org.metagrad.bench.verify.estimator}, {@link org.metagrad.bench.verify.envs} and {@link
 * org.metagrad.bench.verify.sinusoid}.
 */
package org.metagrad.bench.verify;
