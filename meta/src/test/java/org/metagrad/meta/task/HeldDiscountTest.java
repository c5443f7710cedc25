package org.metagrad.meta.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.envs.ActionRepeat;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.ForeignEnvironment;
import org.metagrad.meta.ForeignTasks;
import org.metagrad.meta.advantage.Advantages;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.rollout.Trajectories;

/** Episodes by hand of what a discount is of where actions are held. */
class HeldDiscountTest {
    /** Step t, from 1 to 5, pays t; the second episode ends with its third step. */
    private static final class Counting implements EpisodicEnvironment {
        private final EnvironmentTask task;
        private final Episodes episodes;
        private final double[] ended;
        private int time;

        Counting(EnvironmentTask task, int size) {
            this.task = task;
            episodes = new Episodes(size, 5);
            ended = new double[size];
        }

        @Override
        public Episodes episodes() {
            return episodes;
        }

        @Override
        public int observationSize() {
            return 1;
        }

        @Override
        public ActionSpace actionSpace() {
            return new ActionSpace.Discrete(2);
        }

        @Override
        public EnvironmentTask task() {
            return task;
        }

        @Override
        public void setTask(EnvironmentTask task) {
            // all tasks are one
        }

        @Override
        public void reset(RandomStream stream, int first) {
            episodes.start();
            time = 0;
        }

        @Override
        public void step(float[] actions, int offset, int stride) {
            episodes.requireActions(actions, offset, stride, 1);
            time++;
            for (int e = 0; e < ended.length; e++) {
                rewards()[e] = running()[e] ? time : 0;
                ended[e] = e == 1 && time == 3 ? 1 : 0;
            }
            episodes.step(ended);
        }

        @Override
        public void observe(float[] out, int offset, int stride) {
            episodes.requireObservations(out, offset, stride, 1);
            Arrays.fill(out, offset, offset + ended.length, time);
        }
    }

    private static TrainingConfig config(String... entries) {
        Map<String, String> given = new HashMap<>();
        given.put("algorithm", "maml");
        given.put("trajectories", "2");
        given.put("hidden-width", "4");
        given.put("discount", "0.5");
        for (int i = 0; i < entries.length; i += 2) {
            given.put(entries[i], entries[i + 1]);
        }
        return TrainingConfig.of(given);
    }

    private static ForeignTasks tasks() {
        return new ForeignTasks("cartpole", b -> new Counting(b.task(), b.size()));
    }

    private static Trajectories draw(PolicyProblem problem) {
        Trajectories samples = problem.room().trajectories();
        problem.rollout(2, null, FloatKernels.best())
                .run(
                        new double[problem.taskParameters()],
                        problem.environment(2),
                        RandomStream.of(1),
                        samples);
        return samples;
    }

    /**
     * Rewards and returns of the samples in order of time: both episodes' first decisions, their
     * second ones, then what is left of the longer episode. By steps the first decision of the
     * longer one is worth {@code 1 + 2/2 + 3/4 + 4/8 + 5/16}, however long actions are held.
     */
    @ParameterizedTest
    @CsvSource({
        "2, step, 2 2 5 3 5, 3.5625 2.75 6.25 3 5",
        "2, decision, 3 3 7 3 5, 7.75 4.5 9.5 3 5",
        "3, step, 2.75 2.75 6.5, 3.5625 2.75 6.5",
        "3, decision, 6 6 9, 10.5 6 9",
        "5, step, 3.5625 2.75, 3.5625 2.75",
        "1, step, 1 1 2 2 3 3 4 5, 3.5625 2.75 5.125 3.5 6.25 3 6.5 5"
    })
    void rewardsAndReturns(int repeat, String per, String rewards, String returns) {
        var problem =
                new PolicyProblem(
                        config("action-repeat", "" + repeat, "discount-per", per), tasks());
        Trajectories samples = draw(problem);
        double[] want = numbers(rewards);
        assertThat(samples.size()).isEqualTo(want.length);
        for (int i = 0; i < want.length; i++) {
            assertThat(samples.reward(i)).isEqualTo(want[i]);
        }
        Advantages advantages = problem.advantages(null);
        advantages.weigh(samples);
        assertThat(Arrays.copyOf(advantages.valueTargets(), want.length))
                .containsExactly(numbers(returns));
        // what is reported is 1 + 2 + 3 + 4 + 5 and 1 + 2 + 3
        assertThat(samples.meanReturn()).isEqualTo((15 + 6) / 2.0);
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void theValueNetworkIsScaledByTheDiscountOfADecision() {
        assertThat(scale("step")).isEqualTo(1 / (1 - 0.25));
        assertThat(scale("decision")).isEqualTo(1 / (1 - 0.5));
    }

    private static double scale(String per) {
        TrainingConfig config =
                config("action-repeat", "2", "discount-per", per, "advantage", "critic");
        return new PolicyProblem(config, tasks()).beside().critic(0).scale();
    }

    /** Who holds actions without an ActionRepeat gives sums, in which no reward is found again. */
    @Test
    void aFamilyThatHoldsActionsInItsOwnWayIsToldWhatIsWanted() {
        ForeignTasks own =
                new ForeignTasks("cartpole", b -> b) {
                    @Override
                    public BatchEnvironment environment(
                            EnvironmentTask task, int size, int actionRepeat) {
                        return new ForeignEnvironment(
                                new ActionRepeat(environment(task, size), actionRepeat));
                    }
                };
        assertThatThrownBy(() -> new PolicyProblem(config("action-repeat", "2"), own))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageEndingWith(
                        "environment(..., 1, 2) holds actions in a way of its own, whose single rewards cannot be discounted: an ActionRepeat, or discount-per decision, was wanted");
        TrainingConfig decisions = config("action-repeat", "2", "discount-per", "decision");
        assertThat(new PolicyProblem(decisions, own).horizon()).isEqualTo(250);
    }
}
