/**
 * Deterministic reinforcement-learning environments that step in batches, and the families of tasks
 * over them. Random numbers are pure functions of keys and all arithmetic is of operations that
 * Java rounds in one way only, so that a run has the same bits on every machine, interpreted or
 * compiled; the module depends on the JDK alone.
 *
 * <p>Read {@link RandomStream}, {@link BatchEnvironment} and {@link ActionSpace} (an environment),
 * {@link EnvironmentTask} and {@link TaskDistribution} (a family of tasks). An environment of your
 * own implements {@link EpisodicEnvironment}, whose {@link Episodes} keep the books, and its family
 * is a {@link UniformTasks}: read {@link org.metagrad.envs.navigation}, the smallest. Then {@link
 * org.metagrad.envs.cartpole}, {@link org.metagrad.envs.intersection}, {@link
 * org.metagrad.envs.lander}, {@link org.metagrad.envs.cheetah}, {@link org.metagrad.envs.sinusoid}
 * (regression, without an environment) and {@link org.metagrad.envs.catalogue}, all by name.
 */
package org.metagrad.envs;
