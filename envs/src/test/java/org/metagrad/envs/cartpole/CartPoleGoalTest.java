package org.metagrad.envs.cartpole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.envs.RandomStream;

class CartPoleGoalTest {
    @Test
    void isCartPoleWithTheRewardOfBeingNearTheGoal() {
        int size = 50;
        var goal = new CartPoleGoal(new CartPoleGoal.Task(-0.7), size);
        var plain = new CartPole(CartPole.Task.GYMNASIUM, size);
        goal.reset(RandomStream.of(1));
        plain.reset(RandomStream.of(1));
        float[] actions = new float[size];
        for (int t = 0; plain.runningCount() > 0; t++) {
            for (int e = 0; e < size; e++) {
                actions[e] = RandomStream.of(2).split(t).bits(e) >>> 63;
            }
            goal.step(actions);
            plain.step(actions);
            for (int e = 0; e < size; e++) {
                double near = StrictMath.exp(-Math.abs(plain.state(e)[0] + 0.7));
                assertThat(goal.rewards()[e]).isCloseTo(plain.rewards()[e] * near, within(1e-15));
            }
            assertThat(goal.terminated()).isEqualTo(plain.terminated());
        }
    }

    @Test
    void theRewardIsOneAtTheGoalAndOfThePositionAfterTheStep() {
        var environment = new CartPoleGoal(new CartPoleGoal.Task(0.5), 2);
        environment.reset(RandomStream.of(1));
        environment.setState(0, 0.5, 0, 0, 0);
        environment.setState(1, 0.48, 1, 0, 0);
        environment.step(new float[] {0, 1});
        assertThat(environment.rewards()[0]).isEqualTo(1);
        assertThat(environment.rewards()[1]).isCloseTo(1, within(1e-15));
    }

    @Test
    void theGoalMustLieOnTheTrack() {
        assertThat(new CartPoleGoal.Task(-2.4).describe()).isEqualTo("goal -2.400 m");
        assertThatThrownBy(() -> new CartPoleGoal.Task(2.5)).hasMessageContaining("goal is 2.5");
        assertThatThrownBy(() -> new CartPoleGoal.Task(Double.NaN))
                .hasMessageContaining("goal is NaN");
    }
}
