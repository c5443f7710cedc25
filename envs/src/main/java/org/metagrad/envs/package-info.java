/**
 * Deterministic reinforcement-learning environments that step in batches, and the families of tasks
 * over them.
 *
 * <p>Reading order:
 *
 * <ol>
 *   <li>{@link org.metagrad.envs.RandomStream}: where every random number comes from;
 *   <li>{@link org.metagrad.envs.BatchEnvironment}, {@link org.metagrad.envs.ActionSpace}: what an
 *       environment is;
 *   <li>{@link org.metagrad.envs.EnvironmentTask}, {@link org.metagrad.envs.TaskDistribution}: what
 *       a family of tasks is;
 *   <li>{@link org.metagrad.envs.navigation.Navigation}, the smallest environment; {@code Episodes}
 *       has what all of them share, {@code UniformTasks} what the families share;
 *   <li>{@link org.metagrad.envs.cartpole.CartPole} and its families {@link
 *       org.metagrad.envs.cartpole.CartPoleTasks}; the arithmetic is in {@code CartPolePhysics} and
 *       {@code SmallAngle}; {@link org.metagrad.envs.cartpole.CartPoleGoal} has another reward;
 *   <li>{@link org.metagrad.envs.lander.LunarLander}, its families {@link
 *       org.metagrad.envs.lander.LunarLanderTasks} and the controller {@link
 *       org.metagrad.envs.lander.LunarLanderHeuristic}; {@code LanderThrottles}, {@code
 *       LanderEngines}, {@code LanderScore} and {@code LanderDraws} are around the physics, which
 *       is a package of its own, {@code lander};
 *   <li>{@link org.metagrad.envs.intersection.Intersection}, with {@code IntersectionKinematics};
 *   <li>{@link org.metagrad.envs.ActionRepeat}, which holds the actions of any environment, and
 *       {@link org.metagrad.envs.SingleEnvironment}, Gymnasium's calls;
 *   <li>{@link org.metagrad.envs.catalogue.Environments}: the families by name;
 *   <li>{@link org.metagrad.envs.sinusoid.SinusoidTasks}: regression, without an environment.
 * </ol>
 *
 * <p>The package depends on the JDK alone. Random numbers are pure functions of keys and all
 * arithmetic is of operations that Java rounds in one way only, so that a run has the same bits on
 * every machine, interpreted or compiled.
 */
package org.metagrad.envs;
