package org.metagrad.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TaskDistributionTest {
    private final CartPoleDynamics dynamics = new CartPoleDynamics();

    @Test
    void samplesLieInTheBoxAndAverageToTheMediumTask() {
        int n = 20_000;
        double gravity = 0;
        double length = 0;
        double poleMass = 0;
        for (int i = 0; i < n; i++) {
            CartPole.Task task = dynamics.sample(RandomStream.of(1).split(i));
            assertThat(task.gravity()).isBetween(5.0, 15.0);
            assertThat(task.length()).isBetween(0.25, 1.0);
            assertThat(task.poleMass()).isBetween(0.05, 0.5);
            assertThat(task.cartMass()).isEqualTo(1.0);
            gravity += task.gravity() / n;
            length += task.length() / n;
            poleMass += task.poleMass() / n;
        }
        CartPole.Task medium = dynamics.medium();
        assertThat(gravity).isCloseTo(medium.gravity(), within(0.1));
        assertThat(length).isCloseTo(medium.length(), within(0.0075));
        assertThat(poleMass).isCloseTo(medium.poleMass(), within(0.0045));
        assertThat(dynamics.mediumIsDegenerate()).isFalse();
    }

    @Test
    void theMediumTaskIsTheMeanOfTheCorners() {
        double gravity = 0;
        double length = 0;
        double poleMass = 0;
        for (EnvironmentTask corner : dynamics.corners()) {
            CartPole.Task task = CartPole.requireTask(corner);
            gravity += task.gravity() / 8;
            length += task.length() / 8;
            poleMass += task.poleMass() / 8;
        }
        assertThat(dynamics.corners()).hasSize(8).doesNotHaveDuplicates();
        assertThat(gravity).isCloseTo(dynamics.medium().gravity(), within(1e-12));
        assertThat(length).isCloseTo(dynamics.medium().length(), within(1e-12));
        assertThat(poleMass).isCloseTo(dynamics.medium().poleMass(), within(1e-12));
    }

    @Test
    void namesAndAliasesFindTheirDistribution() {
        assertThat(Environments.names()).containsExactly("cartpole-dynamics");
        for (String name : Environments.names()) {
            assertThat(Environments.named(name).name()).isEqualTo(name);
        }
        assertThat(Environments.named("cartpole"))
                .isSameAs(Environments.named("cartpole-dynamics"));
        assertThatThrownBy(() -> Environments.named("cartpol-dynamics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "environment 'cartpol-dynamics': allowed are cartpole-dynamics, cartpole; "
                                + "did you mean cartpole-dynamics?");
        assertThatThrownBy(() -> Environments.named("cartpol"))
                .hasMessageEndingWith("did you mean cartpole?");
    }

    @Test
    void everyDistributionMakesWorkingEnvironments() {
        for (String name : Environments.names()) {
            TaskDistribution distribution = Environments.named(name);
            BatchEnvironment environment = distribution.environment(distribution.medium(), 5);
            environment.reset(RandomStream.of(2));
            environment.step(new float[5 * environment.actionSpace().dimensions()]);
            assertThat(environment.runningCount()).isEqualTo(5);
            assertThat(environment.task()).isEqualTo(distribution.medium());
            assertThat(distribution.medium().describe()).isNotBlank();
            assertThatThrownBy(() -> distribution.environment(() -> "other", 5))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void actionSpacesRefuseEmptySets() {
        assertThat(new ActionSpace.Discrete(3).dimensions()).isEqualTo(1);
        assertThat(new ActionSpace.Box(6, -1, 1).dimensions()).isEqualTo(6);
        assertThatThrownBy(() -> new ActionSpace.Discrete(0)).hasMessageContaining("n is 0");
        assertThatThrownBy(() -> new ActionSpace.Box(0, -1, 1))
                .hasMessageContaining("dimensions is 0");
        assertThatThrownBy(() -> new ActionSpace.Box(1, 1, 1)).hasMessageContaining("low 1.0");
    }
}
