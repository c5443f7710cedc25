package org.metagrad.autodiff.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConjugateGradientTest {

    private static LinearOperator diagonal(double... d) {
        return (v, product) -> {
            for (int i = 0; i < d.length; i++) {
                product[i] = d[i] * v[i];
            }
        };
    }

    @Test
    void truncatedSolutionsEndAtTheTolerance() {
        LinearOperator a = diagonal(1, 10, 100);
        double[] b = {1, 1, 1};
        double[] x = new double[3];
        ConjugateGradient solver = new ConjugateGradient(3, 20);
        for (double tolerance : new double[] {1, 0.5, 1e-3, 1e-10}) {
            assertThat(solver.solveTruncated(a, b, tolerance, x)).isTrue();
            double[] residual = {1 - x[0], 1 - 10 * x[1], 1 - 100 * x[2]};
            assertThat(Math.sqrt(Vectors.dot(residual, residual)))
                    .isLessThanOrEqualTo(tolerance * (1 + 1e-6));
        }
        assertThat(solver.steps()).isEqualTo(3);
        assertThat(x).containsExactly(new double[] {1, 0.1, 0.01}, within(1e-10));
        assertThat(solver.solveTruncated(a, b, 2, x)).isTrue();
        assertThat(solver.steps()).isZero();
        assertThat(x).containsOnly(0);
    }

    @Test
    void truncatedSolutionsEndAtNegativeCurvatureWithWhatWasReached() {
        double[] x = new double[2];
        ConjugateGradient solver = new ConjugateGradient(2, 20);
        double[] b = {3, 1};
        assertThat(solver.solveTruncated(diagonal(-1, 2), b, 1e-9, x)).isFalse();
        assertThat(solver.steps()).isZero();
        assertThat(x).isEqualTo(b);
        // p'Ap = 9 - 0.1 at first, negative at the next direction; then x is a multiple of b.
        assertThat(solver.solveTruncated(diagonal(1, -0.1), b, 1e-9, x)).isFalse();
        assertThat(solver.steps()).isEqualTo(1);
        assertThat(x).containsExactly(new double[] {30 / 8.9, 10 / 8.9}, within(1e-14));
        assertThat(solver.solveTruncated(diagonal(0, 0), b, 1e-9, x)).isFalse();
        assertThat(x).isEqualTo(b);
        assertThatThrownBy(() -> solver.solveTruncated(diagonal(Double.NaN, 1), b, 1e-9, x))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("conjugate gradient, step 1: p'Ap is NaN, a finite number wanted");
        assertThatThrownBy(() -> solver.solve(diagonal(-1, 2), b, x))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageStartingWith("conjugate gradient, step 1: p'Ap is -7.0, above 0 wanted");
    }
}
