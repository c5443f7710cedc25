/**
 * Gymnasium's HalfCheetah in batches, with the families of tasks of the meta-learning papers. Read
 * {@link HalfCheetah}, its tasks {@link HalfCheetahTask} and families {@link HalfCheetahTasks},
 * then {@link CheetahPhysics} and {@link CheetahForces}, which show the physics without rewards and
 * episodes. The physics itself is the package {@code physics}.
 */
package org.metagrad.envs.cheetah;
