/**
 * Policies in environments. Read {@link Trajectories} (what comes out), {@link Sampler}, {@link
 * Rollout} with {@code ActionMapping} and {@link ObservationScale} (the units of what comes out and
 * goes in), {@link Actor} (the policy alone, for whoever steps an environment himself), then {@link
 * WatchedEnvironment}, which says where an environment went wrong.
 */
package org.metagrad.meta.rollout;
