/**
 * Derivatives and meta-gradients of small networks, made by PyTorch. Read {@link TorchFolder},
 * {@code TorchCase} (one file), {@code TorchDerivatives}, then {@code TorchLearners} on {@link
 * FileTask}, {@code TorchDirected} and {@code TorchContext}.
 */
package org.metagrad.bench.verify.torch;
