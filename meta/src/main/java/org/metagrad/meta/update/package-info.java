/**
 * What an iteration's meta-gradients do to the meta-parameters. Read {@link MeanMetaGradient},
 * {@link OuterUpdate} and {@link OptimiserUpdate}; then {@link ProximalUpdate} (ProMP) with {@link
 * ReplayedTask}, and {@link TrustRegionUpdate} (MAML-TRPO) with {@link TrustRegion} and {@link
 * AdaptedFisher}.
 */
package org.metagrad.meta.update;
