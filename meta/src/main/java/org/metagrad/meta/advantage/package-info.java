/**
 * What actions were worth. Read {@link Advantages} and {@link ValueFunction}, then the two there
 * are: {@link LinearFeatureBaseline}, of each task, and {@link Critic} with {@link CriticPlans}, of
 * all.
 */
package org.metagrad.meta.advantage;
