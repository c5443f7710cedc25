/**
 * Regression of sinusoids, without an environment: read {@link Sinusoid}, one task, then {@link
 * SinusoidTasks}.
 */
package org.metagrad.envs.sinusoid;
