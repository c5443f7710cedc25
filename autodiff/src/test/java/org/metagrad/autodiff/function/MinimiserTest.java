package org.metagrad.autodiff.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.function.Minimiser.Minimum;
import org.metagrad.autodiff.optimiser.Sgd;
import org.metagrad.autodiff.optimiser.Vectors;

class MinimiserTest {

    private static final Matrices XY = Matrices.of("x", 1, 1).and("y", 1, 1);

    @Test
    void newtonEndsWhereTheGradientIsSmallAndSaysHowSmall() {
        DoubleEvaluator loss =
                Samples.LOSS.inDouble().data(Samples.random(Samples.data().size(), 2));
        double[] theta = Samples.random(12, 1);
        double before = loss.value(theta);
        Minimum m = new NewtonCg(200, 1e-9).minimise(loss, theta);
        assertThat(m.converged()).isTrue();
        assertThat(m.value()).isLessThan(before).isEqualTo(loss.value(theta));
        double[] g = loss.gradient(theta);
        assertThat(Math.sqrt(Vectors.dot(g, g))).isLessThan(2e-9);
        assertThat(m.steps()).isLessThan(200);
    }

    /** {@code x^4/4 - x^2/2 + y^2}: at the start the curvature along x is negative. */
    @Test
    void newtonLeavesANeighbourhoodOfNegativeCurvature() {
        Formula f =
                Formula.of(
                        XY,
                        (b, p) -> {
                            Variable x2 = b.square(p.get("x"));
                            Variable quartic = b.scale(b.square(x2), 0.25);
                            return b.add(
                                    b.subtract(quartic, b.scale(x2, 0.5)), b.square(p.get("y")));
                        });
        for (double x : new double[] {0.1, -0.1, 1e-6}) {
            double[] theta = {x, 0.5};
            Minimum m = new NewtonCg(50, 1e-10).minimise(f.inDouble(), theta);
            assertThat(m.converged()).isTrue();
            assertThat(theta[0]).isCloseTo(Math.signum(x), within(1e-9));
            assertThat(theta[1]).isCloseTo(0, within(1e-9));
            assertThat(m.value()).isCloseTo(-0.25, within(1e-12));
        }
        double[] saddle = {0, 0};
        assertThat(new NewtonCg(50, 1e-10).minimise(f.inDouble(), saddle).converged()).isTrue();
        assertThat(saddle).containsExactly(0, 0);
    }

    /** {@code sqrt(1 + x^2)}: Newton's whole steps diverge from |x| > 1, halved ones do not. */
    @Test
    void theLineSearchShortensStepsThatOvershoot() {
        Formula f =
                Formula.of(
                        Matrices.of("x", 1, 1),
                        (b, p) -> b.sqrt(b.affine(b.square(p.get("x")), 1, 1)));
        double[] theta = {3};
        Minimum m = new NewtonCg(30, 1e-10).minimise(f.inDouble(), theta);
        assertThat(m.converged()).isTrue();
        assertThat(theta[0]).isCloseTo(0, within(1e-9));
    }

    /** {@code x - log x}: whole steps from x = 5 lead to where the logarithm is not defined. */
    @Test
    void theLineSearchStaysWhereTheFunctionIsDefined() {
        Formula f =
                Formula.of(
                        Matrices.of("x", 1, 1),
                        (b, p) -> b.subtract(p.get("x"), b.log(p.get("x"))));
        double[] theta = {5};
        assertThat(new NewtonCg(30, 1e-10).minimise(f.inDouble(), theta).converged()).isTrue();
        assertThat(theta[0]).isCloseTo(1, within(1e-9));
        double[] outside = {-1};
        assertThatThrownBy(() -> new NewtonCg(30, 0).minimise(f.inDouble(), outside))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("minimise, step 0: value NaN");
    }

    @Test
    void descentTakesTheStepsOfItsOptimiser() {
        Formula f = Formula.of(XY, (b, p) -> b.add(b.square(p.get("x")), b.square(p.get("y"))));
        double[] theta = {1, -2};
        Minimum m = new Descent(new Sgd(2, 0.25), 3, 0).minimise(f.inDouble(), theta);
        assertThat(theta).containsExactly(0.125, -0.25);
        assertThat(m).isEqualTo(new Minimum(0.078125, Math.sqrt(0.3125), 3, false));
        m = new Descent(new Sgd(2, 0.25), 100, 1e-6).minimise(f.inDouble(), theta);
        assertThat(m.converged()).isTrue();
        assertThat(m.steps()).isBetween(15, 25);
        double[] far = {1, 1};
        assertThatThrownBy(() -> new Descent(new Sgd(2, 1e9), 100, 0).minimise(f.inDouble(), far))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("finite ones wanted");
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new NewtonCg(-1, 1e-3))
                .hasMessage("newton-cg: -1 steps and tolerance 0.001, both from 0 wanted");
        assertThatThrownBy(() -> new Descent(new Sgd(1, 1), 1, Double.NaN))
                .hasMessageContaining("tolerance NaN");
        assertThatThrownBy(
                        () -> new NewtonCg(1, 0).minimise(Samples.LAYER.inDouble(), new double[12]))
                .hasMessageContaining("value: one [1, 1] result wanted");
    }
}
