package org.metagrad.envs.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.envs.RandomStream;

class NavigationTest {
    private static Navigation started(double goalX, double goalY, int size) {
        Navigation environment = new Navigation(new Navigation.Task(goalX, goalY), size);
        environment.reset(RandomStream.of(0));
        return environment;
    }

    private static float[] positions(Navigation environment) {
        float[] out = new float[2 * environment.size()];
        environment.observe(out, 0, environment.size());
        return out;
    }

    @Test
    void movesByTheClippedAction() {
        Navigation environment = started(0.5, 0, 2);
        assertThat(positions(environment)).containsOnly(0f);
        environment.step(new float[] {0.05f, 7, -0.03f, -7});
        assertThat(positions(environment)).containsExactly(0.05f, 0.1f, -0.03f, -0.1f);
        environment.step(new float[] {0.05f, 7, -0.03f, -7});
        assertThat(positions(environment)).containsExactly(0.1f, 0.2f, -0.06f, -0.2f);
    }

    @Test
    void theRewardIsMinusTheDistanceAfterTheStep() {
        Navigation environment = started(0.3, -0.4, 1);
        environment.step(new float[2]);
        assertThat(environment.rewards()[0]).isCloseTo(-0.5, within(1e-15));
        environment.step(new float[] {0.06f, -0.08f});
        assertThat(environment.rewards()[0]).isCloseTo(-0.4, within(1e-8));
    }

    @Test
    void endsWithinAHundredthOfTheGoal() {
        Navigation environment = started(0.1, 0.1, 3);
        environment.step(new float[] {0.1f, 0.0901f, 0.0925f, 0.1f, 0.1f, 0.0925f});
        assertThat(environment.terminated()).containsExactly(true, true, false);
        assertThat(environment.rewards()[1]).isCloseTo(-0.0099, within(1e-8));
        // each component is near enough, the distance is not
        assertThat(environment.rewards()[2]).isCloseTo(-0.0075 * Math.sqrt(2), within(1e-8));
        environment.step(new float[] {0, 0, 0.0075f, 0, 0, -0.0026f});
        // a distance of 0.0101
        assertThat(environment.terminated()[2]).isFalse();
        environment.step(new float[] {0, 0, 0, 0, 0, 0.0002f});
        assertThat(environment.terminated()).containsOnly(true);
        assertThat(environment.rewards()[0]).isEqualTo(0.0);
    }

    @Test
    void theOptimalPolicyEarnsWhatTheGeometrySays() {
        // 0.1 a step along the x axis: distances 0.4, 0.3, 0.2, 0.1, 0
        Navigation environment = started(0.5, 0, 1);
        double sum = 0;
        int steps = 0;
        while (environment.runningCount() > 0) {
            environment.step(new float[] {1, 0});
            sum += environment.rewards()[0];
            steps++;
        }
        assertThat(steps).isEqualTo(5);
        assertThat(sum).isCloseTo(-1.0, within(1e-14));
    }

    @Test
    void errorsNameTheComponent() {
        Navigation environment = started(0.5, 0, 2);
        assertThatThrownBy(() -> environment.step(new float[] {0, 0, 0, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment 1: component 1 of the action is NaN, only finite numbers are"
                                + " allowed");
        assertThatThrownBy(() -> environment.step(new float[4], 0, 1))
                .hasMessageContaining("stride is 1");
        assertThatThrownBy(() -> new Navigation.Task(0, Double.POSITIVE_INFINITY))
                .hasMessageContaining("goal is (0.0, Infinity)");
    }
}
