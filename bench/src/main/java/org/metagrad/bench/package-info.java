/**
 * The command line. Reading order: {@link org.metagrad.bench.Metagrad} (the commands), {@link
 * org.metagrad.bench.TrainCommand} and {@link org.metagrad.bench.EvaluateCommand}, {@link
 * org.metagrad.bench.RunFolder} (what a run leaves behind).
 */
package org.metagrad.bench;
