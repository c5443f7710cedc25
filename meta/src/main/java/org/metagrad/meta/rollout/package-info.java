/**
 * Policies in environments. Read {@link Trajectories} (what comes out), {@link Sampler} and {@link
 * Rollout}, then {@link WatchedEnvironment}, which says where an environment went wrong.
 */
package org.metagrad.meta.rollout;
