/**
 * Gymnasium's CartPole in batches. Read {@link CartPole}, its families {@link CartPoleTasks},
 * {@link CartPoleGoal} (another reward), then the arithmetic in {@code CartPolePhysics} and where
 * it finds what runs, {@code CartPoleSlots}.
 */
package org.metagrad.envs.cartpole;
