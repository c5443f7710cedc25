package org.metagrad.envs.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

class CartPoleTest {
    private static final RandomStream STREAM = RandomStream.of(3);

    private static float[] actions(int step, int size) {
        float[] actions = new float[size];
        for (int e = 0; e < size; e++) {
            actions[e] = STREAM.split(step).bits(e) >>> 63;
        }
        return actions;
    }

    private static CartPole started(int size) {
        CartPole environment = new CartPole(CartPole.Task.GYMNASIUM, size);
        environment.reset(STREAM);
        return environment;
    }

    @Test
    void startsWithinTheStartRange() {
        CartPole environment = started(1000);
        double lowest = 1;
        double highest = -1;
        for (int e = 0; e < 1000; e++) {
            for (double component : environment.state(e)) {
                lowest = Math.min(lowest, component);
                highest = Math.max(highest, component);
            }
        }
        assertThat(lowest).isBetween(-0.05, -0.0499);
        assertThat(highest).isBetween(0.0499, 0.05);
    }

    @Test
    void aBatchHasTheBitsOfItsEnvironmentsOneAtATime() {
        int size = 37;
        int steps = 60;
        CartPole batch = started(size);
        CartPole[] single = new CartPole[size];
        for (int e = 0; e < size; e++) {
            single[e] = new CartPole(CartPole.Task.GYMNASIUM, 1);
            single[e].reset(STREAM, e);
        }
        for (int t = 0; t < steps && batch.runningCount() > 0; t++) {
            float[] actions = actions(t, size);
            batch.step(actions);
            for (int e = 0; e < size; e++) {
                double reward = 0;
                if (single[e].runningCount() > 0) {
                    single[e].step(actions, e, 1);
                    reward = single[e].rewards()[0];
                }
                assertThat(batch.state(e)).isEqualTo(single[e].state(0));
                assertThat(batch.rewards()[e]).isEqualTo(reward);
                assertThat(batch.terminated()[e]).isEqualTo(single[e].terminated()[0]);
                assertThat(batch.running()[e]).isEqualTo(single[e].running()[0]);
            }
        }
    }

    @Test
    void theBitsDoNotChangeWhenTheLoopsAreCompiled() {
        double[] cold = statesAfterEpisodes(1);
        double[] warm = statesAfterEpisodes(3000);
        assertThat(warm).isEqualTo(cold);
    }

    private static double[] statesAfterEpisodes(int episodes) {
        CartPole environment = new CartPole(CartPole.Task.GYMNASIUM, 33);
        for (int i = 0; i < episodes; i++) {
            environment.reset(STREAM);
            for (int t = 0; t < 15 && environment.runningCount() > 0; t++) {
                environment.step(actions(t % 5, 33));
            }
        }
        double[] states = new double[33 * 4];
        for (int e = 0; e < 33; e++) {
            System.arraycopy(environment.state(e), 0, states, 4 * e, 4);
        }
        return states;
    }

    @Test
    void twoEnvironmentsWithTwoTasksDoNotTouchEachOther() {
        var heavy = new CartPole.Task(15, 1, 0.5, 1);
        CartPole alone = started(8);
        CartPole first = started(8);
        CartPole second = new CartPole(heavy, 8);
        second.reset(STREAM);
        for (int t = 0; t < 7; t++) {
            alone.step(actions(t, 8));
            first.step(actions(t, 8));
            second.step(actions(t, 8));
        }
        for (int e = 0; e < 8; e++) {
            assertThat(first.state(e)).isEqualTo(alone.state(e)).isNotEqualTo(second.state(e));
        }
    }

    @Test
    void aNewTaskBringsItsDerivedConstants() {
        var heavy = new CartPole.Task(15, 1, 0.5, 2);
        CartPole built = new CartPole(heavy, 4);
        CartPole changed = started(4);
        changed.step(actions(0, 4));
        changed.setTask(heavy);
        built.reset(STREAM);
        changed.reset(STREAM);
        built.step(actions(1, 4));
        changed.step(actions(1, 4));
        assertThat(changed.task()).isEqualTo(heavy);
        for (int e = 0; e < 4; e++) {
            assertThat(changed.state(e)).isEqualTo(built.state(e));
        }
    }

    @Test
    void anEndedEnvironmentStaysAndEarnsNothing() {
        CartPole environment = started(2);
        environment.setState(0, 2.39, 3, 0, 0);
        environment.step(new float[] {1, 0});
        assertThat(environment.rewards()).containsExactly(1, 1);
        assertThat(environment.terminated()).containsExactly(true, false);
        double[] ended = environment.state(0);
        environment.step(new float[] {Float.NaN, 1});
        assertThat(environment.rewards()).containsExactly(0, 1);
        assertThat(environment.state(0)).isEqualTo(ended);
        assertThat(environment.runningCount()).isEqualTo(1);
    }

    @Test
    void anEnvironmentThatIsSetGoesOnAmongOthersThatHaveEnded() {
        int size = 9;
        CartPole batch = started(size);
        for (int e : new int[] {2, 7, 0}) {
            batch.setState(e, 2.39, 3, 0, 0);
        }
        batch.step(actions(0, size));
        batch.setState(5, 2.39, 3, 0, 0);
        batch.step(actions(1, size));
        batch.setState(7, 0.1, 0, 0.01, 0);
        CartPole alone = started(1);
        alone.setState(0, 0.1, 0, 0.01, 0);
        for (int t = 2; t < 8; t++) {
            float[] actions = actions(t, size);
            batch.step(actions);
            alone.step(new float[] {actions[7]});
            assertThat(batch.state(7)).isEqualTo(alone.state(0));
            assertThat(batch.rewards()).containsExactly(0, 1, 0, 1, 1, 0, 1, 1, 1);
        }
        float[] observed = new float[4 * size];
        batch.observe(observed, 0, size);
        for (int e = 0; e < size; e++) {
            for (int d = 0; d < 4; d++) {
                assertThat(observed[d * size + e]).isEqualTo((float) batch.state(e)[d]);
            }
        }
        assertThat(batch.running())
                .containsExactly(false, true, false, true, true, false, true, true, true);
    }

    @Test
    void terminatesBeyondTheThresholdAndNotOnIt() {
        CartPole environment = started(4);
        double edge = CartPole.THETA_THRESHOLD;
        environment.setState(0, CartPole.X_THRESHOLD, 0, 0, 0);
        environment.setState(1, Math.nextUp(CartPole.X_THRESHOLD), 0, 0, 0);
        environment.setState(2, 0, 0, -edge, 0);
        environment.setState(3, 0, 0, Math.nextDown(-edge), 0);
        environment.step(new float[4]);
        assertThat(environment.terminated()).containsExactly(false, true, false, true);
    }

    @Test
    void theTimeLimitTruncatesAndAFallInTheLastStepTerminates() {
        CartPole environment = started(2);
        for (int t = 1; t <= CartPole.HORIZON; t++) {
            assertThat(environment.truncated()).containsExactly(false, false);
            environment.setState(0, 0, 0, 0, 0);
            environment.setState(1, t == CartPole.HORIZON ? 3 : 0, 0, 0, 0);
            environment.step(new float[2]);
        }
        assertThat(environment.truncated()).containsExactly(true, false);
        assertThat(environment.terminated()).containsExactly(false, true);
        assertThat(environment.running()).containsOnly(false);
        assertThatThrownBy(() -> environment.step(new float[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("all 2 environments have ended");
        environment.reset(STREAM);
        assertThat(environment.runningCount()).isEqualTo(2);
    }

    /** Only setting a state lets anything run behind the time limit. */
    @Test
    void whatTheTimeLimitEndedEarnsNothingBesideOneThatIsSet() {
        CartPole environment = started(3);
        for (int t = 1; t <= CartPole.HORIZON; t++) {
            for (int e = 0; e < 3; e++) {
                environment.setState(e, 0, 0, 0, 0);
            }
            environment.step(new float[3]);
        }
        assertThat(environment.truncated()).containsOnly(true);
        assertThat(environment.rewards()).containsOnly(1.0);
        environment.setState(1, 0, 0, 0, 0);
        environment.step(new float[3]);
        assertThat(environment.rewards()).containsExactly(0, 1, 0);
        assertThat(environment.runningCount()).isZero();
    }

    @Test
    void observesFeatureMajor() {
        CartPole environment = started(3);
        float[] out = new float[30];
        Arrays.fill(out, 9f);
        environment.observe(out, 2, 5);
        for (int e = 0; e < 3; e++) {
            for (int d = 0; d < 4; d++) {
                assertThat(out[2 + 5 * d + e]).isEqualTo((float) environment.state(e)[d]);
            }
        }
        assertThat(out[0]).isEqualTo(9f);
        assertThat(out[5]).isEqualTo(9f);
    }

    @Test
    void aWrongActionIsRefusedAndNothingMoves() {
        CartPole environment = started(3);
        double[] before = environment.state(0);
        for (float wrong :
                new float[] {2, -1, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE}) {
            assertThatThrownBy(() -> environment.step(new float[] {0, wrong, 1}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "environment 1: action "
                                    + wrong
                                    + " is not allowed, only 0 (left) and 1 (right) are");
        }
        assertThat(environment.state(0)).isEqualTo(before);
    }

    @Test
    void errorsNameWhatCameAndWhatWasWanted() {
        var fresh = new CartPole(CartPole.Task.GYMNASIUM, 2);
        assertThatThrownBy(() -> fresh.step(new float[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call reset first");
        assertThatThrownBy(() -> fresh.observe(new float[8], 0, 2))
                .isInstanceOf(IllegalStateException.class);
        CartPole environment = started(2);
        assertThatThrownBy(() -> environment.step(new float[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("actions: 1 floats, too few for [1, 2] at offset 0");
        assertThatThrownBy(() -> environment.observe(new float[7], 0, 2))
                .hasMessageContaining("too few for [4, 2]");
        assertThatThrownBy(() -> environment.observe(new float[8], 0, 1))
                .hasMessageContaining("stride is 1");
        assertThatThrownBy(() -> environment.setTask(new EnvironmentTask() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CartPole wants a org.metagrad.envs.cartpole.CartPole$Task");
        assertThatThrownBy(() -> new CartPole(CartPole.Task.GYMNASIUM, 0))
                .hasMessageContaining("size is 0");
        assertThatThrownBy(() -> new CartPole.Task(9.8, -1, 1, 1))
                .hasMessageContaining("length is -1.0");
        assertThatThrownBy(() -> new CartPole.Task(Double.NaN, 1, 1, 1))
                .hasMessageContaining("gravity is NaN");
        assertThatThrownBy(() -> environment.setState(0, 0, 0, 1, 0)).hasMessageContaining("pi/4");
    }
}
