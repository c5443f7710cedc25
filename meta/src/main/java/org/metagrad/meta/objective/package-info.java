/**
 * What is differentiated in place of a policy's return. Read {@link Surrogate} and {@link
 * PolicyLoss}, then the losses of outer steps {@link RatioLoss}, {@link ClippedLoss} and {@link
 * DivergenceLoss}, {@link OutputDivergence} (the Fisher information of inner steps) and {@link
 * ActorCriticLoss}.
 */
package org.metagrad.meta.objective;
