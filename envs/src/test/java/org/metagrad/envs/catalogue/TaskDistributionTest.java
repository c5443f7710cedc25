package org.metagrad.envs.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.cartpole.CartPoleGoal;
import org.metagrad.envs.cheetah.HalfCheetahTask;
import org.metagrad.envs.intersection.Intersection;
import org.metagrad.envs.lander.LunarLander;
import org.metagrad.envs.navigation.Navigation;
import org.metagrad.envs.sinusoid.Sinusoid;
import org.metagrad.envs.sinusoid.SinusoidTasks;

class TaskDistributionTest {

    static List<Arguments> families() {
        return List.of(
                Arguments.of(
                        "cartpole-dynamics",
                        new CartPole.Task(10, 0.625, 0.275, 1),
                        new CartPole.Task(5, 0.25, 0.05, 1),
                        new CartPole.Task(15, 1, 0.5, 1)),
                Arguments.of(
                        "cartpole-mass",
                        new CartPole.Task(9.8, 0.5, 0.125, 1.25),
                        new CartPole.Task(9.8, 0.5, 0.05, 0.5),
                        new CartPole.Task(9.8, 0.5, 0.2, 2)),
                Arguments.of(
                        "cartpole-goal",
                        new CartPoleGoal.Task(0),
                        new CartPoleGoal.Task(-1),
                        new CartPoleGoal.Task(1)),
                Arguments.of(
                        "intersection",
                        new Intersection.Task(9, 30, 0.5),
                        new Intersection.Task(6, 20, 0),
                        new Intersection.Task(12, 40, 1)),
                Arguments.of(
                        "navigation-centred",
                        new Navigation.Task(0, 0),
                        new Navigation.Task(-0.5, -0.5),
                        new Navigation.Task(0.5, 0.5)),
                Arguments.of(
                        "lunarlander-gravity",
                        LunarLander.Task.ofGravity(-8),
                        LunarLander.Task.ofGravity(-12),
                        LunarLander.Task.ofGravity(-4)),
                Arguments.of(
                        "lunarlander-full",
                        new LunarLander.Task(-8, 13, 0.6, 5, 0.5),
                        new LunarLander.Task(-12, 10, 0.45, 0, 0),
                        new LunarLander.Task(-4, 16, 0.75, 10, 1)),
                Arguments.of(
                        "halfcheetah-dir",
                        new HalfCheetahTask.Direction(0),
                        new HalfCheetahTask.Direction(-1),
                        new HalfCheetahTask.Direction(1)),
                Arguments.of(
                        "halfcheetah-vel",
                        new HalfCheetahTask.Velocity(1),
                        new HalfCheetahTask.Velocity(0),
                        new HalfCheetahTask.Velocity(2)),
                Arguments.of(
                        "halfcheetah-body",
                        new HalfCheetahTask.Body(1, 1, 1),
                        new HalfCheetahTask.Body(0.5, 0.5, 0.7),
                        new HalfCheetahTask.Body(1.5, 1.5, 1.3)),
                Arguments.of(
                        "navigation-shifted",
                        new Navigation.Task(0.5, 0),
                        new Navigation.Task(0.2, -0.3),
                        new Navigation.Task(0.8, 0.3)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void familiesHaveTheirRanges(
            String name, EnvironmentTask medium, EnvironmentTask lowest, EnvironmentTask highest) {
        TaskDistribution distribution = Environments.named(name);
        assertThat(distribution.medium()).isEqualTo(medium);
        assertThat(distribution.corners().getFirst()).isEqualTo(lowest);
        assertThat(distribution.corners().getLast()).isEqualTo(highest);
    }

    @Test
    void theLastParameterOfTheCornersIsTheFastest() {
        assertThat(Environments.named("navigation-shifted").corners())
                .containsExactly(
                        new Navigation.Task(0.2, -0.3),
                        new Navigation.Task(0.2, 0.3),
                        new Navigation.Task(0.8, -0.3),
                        new Navigation.Task(0.8, 0.3));
    }

    @Test
    void degenerateMediumTasksSayWhy() {
        for (String name : List.of("cartpole-goal", "navigation-centred")) {
            assertThat(Environments.named(name).degenerateMedium())
                    .contains("its goal is where every episode starts");
        }
        for (String name : List.of("cartpole-dynamics", "intersection", "navigation-shifted")) {
            assertThat(Environments.named(name).mediumIsDegenerate()).isFalse();
        }
    }

    @Test
    void parametersAreReplacedByName() {
        TaskDistribution distribution = Environments.named("cartpole-dynamics");
        assertThat(distribution.task(" half-length=0.5, gravity=9 "))
                .isEqualTo(new CartPole.Task(9, 0.5, 0.275, 1));
        assertThat(distribution.task("")).isEqualTo(distribution.medium());
        assertThat(SinusoidTasks.task("phase=0.25")).isEqualTo(new Sinusoid(2.55, 0.25));
        for (String[] wrong :
                new String[][] {
                    {"half-lenght=1", "did you mean half-length?"},
                    {"half-length", "'half-length': name=value wanted"},
                    {"half-length=1,half-length=2", "given twice"},
                    {"half-length=NaN", "a finite number wanted"},
                    {"half-length=-1", "length"}
                }) {
            assertThatThrownBy(() -> distribution.task(wrong[0]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong[1]);
        }
    }

    @Test
    void tasksWithoutParametersGoByNoName() {
        CartPole.Task only = new CartPole.Task(9.8, 0.5, 0.1, 1);
        TaskDistribution distribution =
                new TaskDistribution() {
                    @Override
                    public String name() {
                        return "one";
                    }

                    @Override
                    public EnvironmentTask sample(RandomStream stream) {
                        return only;
                    }

                    @Override
                    public EnvironmentTask medium() {
                        return only;
                    }

                    @Override
                    public List<EnvironmentTask> corners() {
                        return List.of(only);
                    }

                    @Override
                    public BatchEnvironment environment(EnvironmentTask task, int size) {
                        throw new UnsupportedOperationException();
                    }
                };
        assertThat(distribution.task("")).isSameAs(only);
        assertThatThrownBy(() -> distribution.task("gravity=9.8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parameter 'gravity': the tasks have none that go by name");
    }

    @Test
    void namesAndAliasesFindTheirDistribution() {
        assertThat(Environments.names()).doesNotHaveDuplicates();
        for (String name : Environments.names()) {
            assertThat(Environments.named(name).name()).isEqualTo(name);
        }
        assertThat(Environments.named("cartpole"))
                .isSameAs(Environments.named("cartpole-dynamics"));
        assertThat(Environments.named("lunarlander"))
                .isSameAs(Environments.named("lunarlander-gravity"));
        assertThat(Environments.named("navigation"))
                .isSameAs(Environments.named("navigation-centred"));
        assertThatThrownBy(() -> Environments.named("cartpol-dynamics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "environment 'cartpol-dynamics': allowed are cartpole-dynamics, ")
                .hasMessageContaining("cartpole, ")
                .hasMessageEndingWith("; did you mean cartpole-dynamics?");
        assertThatThrownBy(() -> Environments.named("cartpol"))
                .hasMessageEndingWith("did you mean cartpole?");
    }

    @Test
    void actionSpacesRefuseEmptySets() {
        assertThat(new ActionSpace.Discrete(3).dimensions()).isEqualTo(1);
        assertThat(new ActionSpace.Box(6, -1, 1).dimensions()).isEqualTo(6);
        assertThatThrownBy(() -> new ActionSpace.Discrete(0)).hasMessageContaining("n is 0");
        assertThatThrownBy(() -> new ActionSpace.Box(0, -1, 1))
                .hasMessageContaining("dimensions is 0");
        assertThatThrownBy(() -> new ActionSpace.Box(List.of()))
                .hasMessage("dimensions is 0: a box needs at least 1");
        assertThatThrownBy(() -> new ActionSpace.Box(1, 1, 1)).hasMessageContaining("low 1.0");
        assertThatThrownBy(() -> new ActionSpace.Box(1, 0, Double.POSITIVE_INFINITY))
                .hasMessage("low 0.0, high Infinity: finite bounds wanted");
        assertThatThrownBy(() -> new ActionSpace.Box(1, Double.NaN, 1))
                .hasMessage("low NaN, high 1.0: finite bounds wanted");
    }

    @Test
    void boxesAreEqualByTheRangesOfTheirDimensions() {
        List<ActionSpace.Box.Range> ranges =
                new ArrayList<>(
                        List.of(
                                new ActionSpace.Box.Range(-1, 1),
                                new ActionSpace.Box.Range(0, 0.5)));
        var box = new ActionSpace.Box(ranges);
        assertThat(box).isEqualTo(new ActionSpace.Box(List.copyOf(ranges)));
        assertThat(box).isNotEqualTo(new ActionSpace.Box(2, -1, 1));
        assertThat(box).hasToString("Box[ranges=[-1.0, 1.0], [0.0, 0.5]]");
        ranges.set(1, new ActionSpace.Box.Range(-1, 1));
        assertThat(box.low(1)).isZero();
        assertThat(box.high(1)).isEqualTo(0.5);
        assertThat(new ActionSpace.Box(ranges)).isEqualTo(new ActionSpace.Box(2, -1, 1));
        assertThat(new ActionSpace.Box(2, -1, 1))
                .hasToString("Box[dimensions=2, low=-1.0, high=1.0]");
    }
}
