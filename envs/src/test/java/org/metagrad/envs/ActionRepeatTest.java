package org.metagrad.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.envs.navigation.Navigation;

class ActionRepeatTest {
    @Test
    void stopsWithinAnActionWhenTheEpisodeEnds() {
        CartPole cartPole = new CartPole(CartPole.Task.GYMNASIUM, 2);
        ActionRepeat held = new ActionRepeat(cartPole, 4);
        held.reset(RandomStream.of(1));
        // at 3 m/s the first cart leaves the track in its second step
        cartPole.setState(0, 2.3, 3, 0, 0);
        cartPole.setState(1, 0, 0, 0, 0);
        held.step(new float[] {1, 1});
        assertThat(held.rewards()).containsExactly(2, 4);
        assertThat(held.steps()).isEqualTo(6);
        assertThat(held.terminated()).containsExactly(true, false);
        held.step(new float[] {1, 0});
        assertThat(held.rewards()).containsExactly(0, 4);
        assertThat(held.steps()).isEqualTo(10);
        held.reset(RandomStream.of(1));
        assertThat(held.rewards()).containsOnly(0);
    }

    @Test
    void theLastActionOfAnEpisodeIsHeldForTheRestOfIt() {
        var task = new Navigation.Task(5, 5);
        ActionRepeat held = new ActionRepeat(new Navigation(task, 1), 7);
        held.reset(RandomStream.of(1));
        assertThat(held.horizon()).isEqualTo(15);
        for (int t = 0; t < 15; t++) {
            assertThat(held.truncated()[0]).isFalse();
            held.step(new float[2]);
        }
        assertThat(held.truncated()[0]).isTrue();
        assertThat(held.steps()).isEqualTo(100);
        // the last two of 100 steps, at a distance of sqrt(50) each
        assertThat(held.rewards()[0]).isEqualTo(-2 * Math.sqrt(50));
    }

    /** By hand: CartPole pays 1 a step, and the first cart's episode ends in its second. */
    @Test
    void rewardsWithinAnActionAreDiscountedBesideTheirSum() {
        CartPole cartPole = new CartPole(CartPole.Task.GYMNASIUM, 2);
        ActionRepeat held = new ActionRepeat(cartPole, 4).discountedBy(0.5);
        held.reset(RandomStream.of(1));
        cartPole.setState(0, 2.3, 3, 0, 0);
        cartPole.setState(1, 0, 0, 0, 0);
        held.step(new float[] {1, 1});
        assertThat(held.rewards()).containsExactly(2, 4);
        assertThat(held.discountedRewards()).containsExactly(1.5, 1.875);
        held.step(new float[] {1, 0});
        assertThat(held.rewards()).containsExactly(0, 4);
        assertThat(held.discountedRewards()).containsExactly(0, 1.875);
        held.reset(RandomStream.of(1));
        assertThat(held.discountedRewards()).containsOnly(0);
        ActionRepeat plain = new ActionRepeat(cartPole, 4);
        assertThat(plain.discountedRewards()).isSameAs(plain.rewards());
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> held.discountedBy(wrong))
                    .hasMessage("discount is " + wrong + ": from 0 to 1 was wanted");
        }
    }

    @Test
    void holdingOnceIsTheEnvironmentItself() {
        TaskDistribution distribution = Environments.named("cartpole");
        assertThat(distribution.environment(distribution.medium(), 2, 1))
                .isInstanceOf(CartPole.class);
        for (int wrong : new int[] {0, -3}) {
            assertThatThrownBy(() -> distribution.environment(distribution.medium(), 2, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("action repeat is " + wrong + ": at least 1 was wanted");
        }
    }
}
