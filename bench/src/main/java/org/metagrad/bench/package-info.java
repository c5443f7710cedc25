/**
 * The command line. Reading order: {@link org.metagrad.bench.Metagrad} (the commands), {@link
 * org.metagrad.bench.run.TrainCommand} and {@link org.metagrad.bench.run.EvaluateCommand}, {@link
 * org.metagrad.bench.run.RunFolder} (what a run leaves behind).
 */
package org.metagrad.bench;
