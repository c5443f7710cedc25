package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.Sharp;
import org.metagrad.meta.task.LearningProblem;
import org.metagrad.meta.task.PolicyProblem;

/** A policy at run time is the one that training and adaptation have, to the last bit. */
class PolicyTest {
    private static final long SEED = 77;

    /** A configuration of small runs. */
    private static TrainingConfig config(String options) {
        Map<String, String> given = new HashMap<>();
        given.put("env", "navigation-shifted");
        given.put("algorithm", "maml");
        given.put("trajectories", "3");
        given.put("tasks", "2");
        given.put("iterations", "2");
        given.put("hidden-width", "8");
        given.put("threads", "1");
        for (String option : options.split(" ")) {
            if (!option.isEmpty()) {
                given.put(option.split("=")[0], option.split("=")[1]);
            }
        }
        return TrainingConfig.of(given);
    }

    /** What two iterations learn, so that value networks and units have been fitted. */
    private static float[] trained(TrainingConfig config) {
        try (Training training = new Training(config)) {
            training.step();
            training.step();
            return training.parameters();
        }
    }

    private static TrainedPolicy trained(TrainingConfig config, float[] theta) {
        PolicyProblem problem = (PolicyProblem) LearningProblem.of(config);
        double[] meta = new double[theta.length];
        for (int i = 0; i < meta.length; i++) {
            meta[i] = theta[i];
        }
        return TrainedPolicy.of(problem, Learners.of(config, problem), meta);
    }

    /**
     * The trajectories that {@link Adaptation} draws for its step {@code s}, collected by asking
     * the policy: of the same starts, with the same random numbers.
     */
    private static void collect(
            TrainingConfig config, EnvironmentTask task, Policy policy, int s, Episodes episodes) {
        RandomStream stream = RandomStream.of(SEED).split(s);
        for (int e = 0; e < config.trajectories(); e++) {
            collect(config, task, policy, stream, e, episodes);
        }
    }

    private static void collect(
            TrainingConfig config,
            EnvironmentTask task,
            Policy policy,
            RandomStream stream,
            int e,
            Episodes episodes) {
        TaskDistribution family = Environments.named(config.environment());
        BatchEnvironment environment = family.environment(task, 1);
        float[] observation = new float[environment.observationSize()];
        environment.reset(stream.split(0), e);
        long key = RandomStream.split(stream.split(1).key(), e);
        environment.observe(observation, 0, 1);
        for (int t = 0; environment.runningCount() > 0; t++) {
            float[] action = policy.act(observation, key, t);
            environment.step(action);
            episodes.add(observation, policy.drawn(), environment.rewards()[0]);
            for (int i = 1; i < policy.actionRepeat() && environment.runningCount() > 0; i++) {
                environment.step(action);
                episodes.addHeld(environment.rewards()[0]);
            }
            environment.observe(observation, 0, 1);
        }
        if (environment.terminated()[0]) {
            episodes.terminate();
        } else {
            episodes.truncate(observation);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "algorithm=maml",
                "algorithm=fomaml",
                "algorithm=reptile inner-steps=2",
                "algorithm=meta-sgd",
                "env=navigation-shifted algorithm=lslr-maml log-std-adapted=false",
                "env=navigation-shifted algorithm=meta-curvature log-std-adapted=false",
                "algorithm=natural-maml solver-steps=3",
                "env=navigation-shifted algorithm=natural-maml log-std-adapted=false",
                "algorithm=meta-sgd log-std-adapted=false",
                "algorithm=cavia",
                "algorithm=anil",
                "algorithm=imaml inner-steps=2",
                "algorithm=imaml inner-steps=2 inner-optimiser=adam alpha=0.01",
                "algorithm=bmg inner-optimiser=momentum",
                "algorithm=meta-rkhs-1",
                "algorithm=es-maml es-pairs=1",
                "algorithm=sharp-maml",
                "algorithm=joint",
                "algorithm=medium",
                "algorithm=random",
                "algorithm=directed-maml allow-degenerate-medium=true",
                "algorithm=directed-cavia allow-degenerate-medium=true",
                "surrogate=logprob",
                "surrogate=dice",
                "surrogate=loaded(0.5,0.9)",
                "surrogate=dice advantage=critic",
                "surrogate=loaded(0.5,0.9) advantage=critic state-weighting=discounted",
                "advantage=critic inner-steps=2",
                "advantage=critic env=cartpole-dynamics",
                "advantage=critic env=cartpole-goal advantage-scale=3 normalise-observations=true",
                "env=cartpole-mass surrogate=dice algorithm=cavia",
                "env=intersection advantage-scale=5 entropy-bonus=0.05 entropy-decay=3",
                "env=intersection action-repeat=7 discount-per=decision",
                "env=intersection surrogate=loaded(0.3,0.8) action-repeat=3 algorithm=anil",
                "env=intersection advantage=critic algorithm=meta-sgd normalise-observations=true",
                "env=intersection-continuous",
                "env=intersection-continuous action-scaling=raw algorithm=cavia surrogate=dice",
                "env=intersection-continuous initial-log-std=1 entropy-bonus=0.1",
                "env=lunarlander-continuous normalise-observations=true trajectories=2",
                "env=lunarlander-full advantage=critic action-repeat=4 trajectories=2",
                "optimiser=promp",
                "inner-optimiser=momentum",
                "inner-optimiser=adam alpha=0.01 algorithm=cavia",
                "optimiser=trpo",
                "action-repeat=3 normalise-observations=true state-weighting=discounted"
            })
    void episodesLikeThoseOfAnAdaptationLeadToItsParameters(String options) {
        TrainingConfig config = config(options);
        float[] theta = trained(config);
        TaskDistribution family = Environments.named(config.environment());
        EnvironmentTask task = family.sample(RandomStream.of(5));
        Policy policy = Policies.of(config, theta);
        Episodes episodes = policy.episodes();
        for (int s = 0; s < 3; s++) {
            collect(config, task, policy, s, episodes);
            assertThat(episodes.count()).isEqualTo(config.trajectories());
            policy.adapt(episodes, 1);
            float[] wanted = new Adaptation(config).adapt(theta, task, s + 1, SEED).theta();
            assertThat(policy.parameters()).as("step %s", s + 1).isEqualTo(wanted);
            assertThat(episodes.count()).isZero();
        }
        assertThat(policy.adaptationSteps()).isEqualTo(3);
        policy.reset();
        float[] start = new Adaptation(config).adapt(theta, task, 0, SEED).theta();
        assertThat(policy.parameters()).isEqualTo(start);
        assertThat(policy.adaptationSteps()).isZero();
    }

    /** A learner of the user's own says along what its steps go, at run time as well. */
    @Test
    void stepsThatTakeMoreThanAGradientAreThoseOfAnAdaptation() {
        TrainingConfig config = config("");
        MetaLearner uphill = new Sharp(new Maml(1, config.alpha()), 0.1);
        TaskDistribution family = Environments.named(config.environment());
        EnvironmentTask task = family.sample(RandomStream.of(5));
        float[] theta = trained(config);
        Policy policy = Policies.of(config, family, uphill, theta);
        Episodes episodes = policy.episodes();
        collect(config, task, policy, 0, episodes);
        policy.adapt(episodes, 1);
        assertThat(policy.parameters())
                .isEqualTo(
                        new Adaptation(config, family, uphill).adapt(theta, task, 1, SEED).theta())
                .isNotEqualTo(new Adaptation(config).adapt(theta, task, 1, SEED).theta());
    }

    @Test
    void whatTrajectoriesOrALearnerOfTheUsersOwnDoNotHaveIsRefused() {
        TaskDistribution family = Environments.named("navigation-shifted");
        MetaLearner own = new Maml(3, 0.1);
        TrainingConfig losses = config("env=sinusoid inner-steps=3 multi-step-loss=5");
        assertThatThrownBy(() -> new Training(losses, family))
                .hasMessage(
                        "multi-step-loss 5 with env navigation-shifted: its outer data would be drawn anew after every step");
        assertThatThrownBy(() -> Learners.own(losses, own))
                .hasMessage("multi-step-loss 5 with learner Maml: it belongs to built-in learners");
        assertThatThrownBy(() -> new Training(config("env=sinusoid algorithm=meta-rkhs-2"), family))
                .hasMessage(
                        "algorithm meta-rkhs-2 with env navigation-shifted: its adaptation in closed form is that of squared errors, allowed are regressions");
        assertThatThrownBy(() ->
                        new Training(
                                config("env=sinusoid algorithm=sharp-maml sharpness=lower"),
                                family))
                .hasMessageStartingWith("sharpness lower with env navigation-shifted: ");
        // what stays of another environment, or of another learner, has no effect
        assertThat(losses.with("env", "cartpole-mass").multiStepLoss()).isZero();
        assertThat(losses.with("algorithm", "bmg").multiStepLoss()).isZero();
        assertThat(losses.multiStepLoss()).isEqualTo(5);
    }

    /** On scalar kernels and on vectors, on threads of their own. */
    @Test
    void copiesActAndAdaptAtOnce() throws Exception {
        TrainingConfig config = config("env=intersection-continuous");
        Policy policy = Policies.of(config, trained(config));
        EnvironmentTask task = Environments.named(config.environment()).sample(RandomStream.of(5));
        Policy alone = policy.copy(9);
        float[] wanted = adapted(config, task, alone);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<float[]>> jobs =
                    List.of(
                            () -> adapted(config, task, policy.copy(1)),
                            () -> adapted(config, task, policy.copy(2)),
                            () -> adapted(config, task, policy.copy(3)));
            for (Future<float[]> job : pool.invokeAll(jobs)) {
                assertThat(job.get()).isEqualTo(wanted);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(policy.adaptationSteps()).isZero();
        assertThat(alone.copy(3).parameters()).isEqualTo(wanted);
        float[] observation = new float[policy.observationSize()];
        float[] one = policy.copy(5).act(observation).clone();
        assertThat(policy.copy(5).act(observation)).isEqualTo(one);
        assertThat(policy.copy(6).act(observation)).isNotEqualTo(one);
    }

    private static float[] adapted(TrainingConfig config, EnvironmentTask task, Policy policy) {
        Episodes episodes = policy.episodes();
        for (int s = 0; s < 2; s++) {
            collect(config, task, policy, s, episodes);
            policy.adapt(episodes, 2);
        }
        return policy.parameters();
    }

    /** Where there are no vectors, it goes over to the scalar kernels again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "env=cartpole-mass surrogate=dice advantage=critic"})
    void goingOverToVectorsChangesNoBit(String options) {
        TrainingConfig config = config(options);
        TrainedPolicy trained = trained(config, trained(config));
        Policy policy = new Policy(trained, 1);
        EnvironmentTask task = Environments.named(config.environment()).sample(RandomStream.of(5));
        float[] wanted = adapted(config, task, policy);
        policy.reset();
        trained.acting().finish();
        assertThat(adapted(config, task, policy)).isEqualTo(wanted);
        policy.reset();
        trained.adapting().finish();
        assertThat(adapted(config, task, policy)).isEqualTo(wanted);
        assertThat(adapted(config, task, policy.copy(3))).isNotEqualTo(wanted);
    }

    /** More than in training, fewer, and those of others put behind each other. */
    @Test
    void anyNumberOfEpisodesServes() {
        TrainingConfig config = config("surrogate=dice");
        Policy policy = Policies.of(config, trained(config));
        EnvironmentTask task = Environments.named(config.environment()).sample(RandomStream.of(5));
        RandomStream stream = RandomStream.of(3);
        Episodes all = policy.episodes();
        for (int e = 0; e < 40; e++) {
            collect(config, task, policy, stream, e, all);
        }
        Policy joined = policy.copy(1);
        Episodes parts = policy.episodes();
        for (int from : new int[] {0, 15}) {
            Episodes part = policy.episodes();
            for (int e = from; e < (from == 0 ? 15 : 40); e++) {
                collect(config, task, policy, stream, e, part);
            }
            parts.addAll(part);
        }
        float[] start = policy.parameters();
        policy.adapt(all, 1);
        joined.adapt(parts, 1);
        assertThat(policy.parameters()).isNotEqualTo(start).isEqualTo(joined.parameters());
        collect(config, task, joined, stream, 41, parts);
        joined.adapt(parts, 1);
        assertThat(joined.parameters()).isNotEqualTo(policy.parameters());
    }

    /**
     * Draws of normal numbers are left out: these allocate until they have been compiled, which
     * {@code RolloutTest} waits for.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "env=navigation-shifted",
                "env=cartpole-dynamics algorithm=cavia advantage=critic surrogate=dice",
                "env=intersection algorithm=meta-sgd action-repeat=5",
                "env=navigation-centred algorithm=imaml inner-steps=2",
                "env=cartpole-goal algorithm=anil normalise-observations=true surrogate=loaded(0.5,0.9)"
            })
    void nothingIsAllocatedAfterTheFirstCall(String options) {
        TrainingConfig config = config(options);
        Policy policy = Policies.of(config, trained(config));
        EnvironmentTask task = Environments.named(config.environment()).sample(RandomStream.of(5));
        Episodes collected = policy.episodes();
        collect(config, task, policy, 0, collected);
        Episodes episodes = policy.episodes();
        float[] observation = new float[policy.observationSize()];
        boolean draws = policy.actions() instanceof ActionSpace.Discrete;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The virtual machine itself leaves something behind now and then while it compiles. Of
        // more
        // calls a thread would be started, which allocates beside the tests that come later.
        long allocated = Long.MAX_VALUE;
        for (int call = 0; call < 7 && allocated > 0; call++) {
            episodes.addAll(collected);
            long before = threads.getCurrentThreadAllocatedBytes();
            float[] action = draws ? policy.act(observation) : policy.mode(observation);
            policy.adapt(episodes, 2);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(action).hasSize(policy.actions().dimensions());
            policy.reset();
        }
        assertThat(allocated).isZero();
    }

    @Test
    void whatIsNoEpisodeIsRefusedByItsPlace() {
        TrainingConfig config = config("env=cartpole-dynamics");
        Policy policy = Policies.of(config, trained(config));
        Episodes episodes = policy.episodes();
        float[] o = new float[4];
        float[] left = {0};
        assertThatThrownBy(() -> policy.adapt(episodes, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("episodes: there are none, at least 1 was wanted");
        assertThatThrownBy(episodes::terminate)
                .hasMessage("episode 0: has no steps, at least 1 was wanted");
        episodes.add(o, left, 1);
        assertThatThrownBy(() -> policy.adapt(episodes, 1))
                .hasMessage(
                        "episode 0: goes on after 1 steps, terminate() or truncate(observation) was wanted");
        episodes.terminate();
        episodes.add(o, left, 1);
        assertThatThrownBy(() -> episodes.add(new float[] {0, 0, 0, Float.NaN}, left, 1))
                .hasMessage(
                        "episode 1, step 1: component 3 of 4 of the observation is NaN, a finite number was wanted");
        assertThatThrownBy(() -> episodes.add(new float[3], left, 1))
                .hasMessage("episode 1, step 1: the observation has 3 components, 4 were wanted");
        assertThatThrownBy(() -> episodes.add(o, new float[2], 1))
                .hasMessage("episode 1, step 1: the action has 2 components, 1 were wanted");
        for (float none : new float[] {2, -1, .5f, Float.NaN}) {
            assertThatThrownBy(() -> episodes.add(o, new float[] {none}, 1))
                    .hasMessage(
                            "episode 1, step 1: the action is "
                                    + none
                                    + ", an index from 0 to 1 was wanted");
        }
        assertThatThrownBy(() -> episodes.add(o, left, Double.NaN))
                .hasMessage(
                        "episode 1, step 1: the reward is NaN, a number from -1.0E100 to 1.0E100 was wanted");
        assertThatThrownBy(() -> episodes.addHeld(1))
                .hasMessage(
                        "episode 1: 1 rewards of the last step are there, the policy holds an action for 1");
        for (int t = 1; t < 500; t++) {
            episodes.add(o, left, 1);
        }
        assertThatThrownBy(() -> episodes.add(o, left, 1))
                .hasMessage(
                        "episode 1, step 500: is longer than the policy's episodes, which have at most 500 steps");
        assertThatThrownBy(() -> episodes.truncate(new float[] {Float.NEGATIVE_INFINITY, 0, 0, 0}))
                .hasMessageStartingWith(
                        "episode 1, step 500: after the last step component 0 of 4 of the observation is -Infinity");
        episodes.truncate(o);
        Policy other = Policies.of(config(""), trained(config("")));
        assertThatThrownBy(() -> other.adapt(episodes, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "episodes: of a policy with observations of 4, actions Discrete[n=2], up to 500 steps")
                .hasMessageContaining("wanted of one with observations of 2, actions Box");
        assertThatThrownBy(() -> policy.adapt(episodes, 0)).hasMessage("steps 0: from 1 wanted");
        assertThatThrownBy(() -> policy.act(new float[3]))
                .hasMessage("the observation has 3 components, 4 were wanted");
        float[] before = policy.parameters();
        assertThat(episodes.count()).isEqualTo(2);
        policy.adapt(episodes, 1);
        assertThat(policy.parameters()).isNotEqualTo(before);
    }

    /** A step that diverges leaves the policy and the episodes as they were. */
    @Test
    void aDivergenceChangesNothing() {
        TrainingConfig config = config("env=cartpole-dynamics advantage-scale=1");
        Policy policy = Policies.of(config, trained(config));
        Episodes episodes = policy.episodes();
        float[] observation = {.1f, .2f, .3f, .4f};
        for (int e = 0; e < 2; e++) {
            policy.act(observation);
            episodes.add(observation, policy.drawn(), e * 1e100);
            episodes.terminate();
        }
        float[] before = policy.parameters();
        assertThatThrownBy(() -> policy.adapt(episodes, 9))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("the adapted parameters are not finite");
        assertThat(policy.parameters()).isEqualTo(before);
        assertThat(episodes.count()).isEqualTo(2);
    }

    @Test
    void aRegressionHasNoPolicy() {
        TrainingConfig config = TrainingConfig.of(Map.of("env", "sinusoid"));
        assertThatThrownBy(() -> Policies.of(config, new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sinusoid: a regression has no policy");
    }
}
