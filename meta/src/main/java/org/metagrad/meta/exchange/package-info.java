/**
 * Policies in the formats of other libraries. Read {@link TaskPolicy} (what there is to tell), then
 * {@link StateDict} (PyTorch's names) and {@link OnnxModel} over {@link Protobuf}.
 */
package org.metagrad.meta.exchange;
