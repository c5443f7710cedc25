/**
 * The engine and the learners held against reference data that other programs made.
 *
 * <p>Reading order: {@link org.metagrad.bench.verify.VerifyCommand} with its list of {@code
 * FolderCheck}s, {@code Report} (the lines), {@code Engine} (the ways to run a program), {@code
 * BatchLoss} and {@code FileTask} (a loss and a task on recorded data), {@code TorchFolder} and
 * {@code SinusoidFolder}.
 */
package org.metagrad.bench.verify;
