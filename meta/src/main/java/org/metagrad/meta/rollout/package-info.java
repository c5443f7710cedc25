/**
 * Policies in environments. Read {@link Trajectories} (what comes out), {@link Sampler}, {@link
 * Rollout} with {@code ActionMapping} (the units), then {@link WatchedEnvironment}, which says
 * where an environment went wrong.
 */
package org.metagrad.meta.rollout;
