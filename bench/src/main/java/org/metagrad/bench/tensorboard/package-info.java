/** Files that TensorBoard reads: {@link EventFile}. */
package org.metagrad.bench.tensorboard;
