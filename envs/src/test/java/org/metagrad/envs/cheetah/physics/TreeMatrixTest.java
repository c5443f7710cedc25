package org.metagrad.envs.cheetah.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeMatrixTest {
    private static final int N = CheetahModel.DOFS;

    /** Positive definite, and 0 between the legs. */
    private static double[] random(SplittableRandom random) {
        double[] h = new double[TreeMatrix.SIZE];
        for (int i = 0; i < N; i++) {
            for (int at = TreeMatrix.row(i); at < TreeMatrix.diagonal(i); at++) {
                h[at] = random.nextDouble(-1, 1);
            }
            h[TreeMatrix.diagonal(i)] = 9 + random.nextDouble();
        }
        return h;
    }

    private static double[][] dense(double[] h) {
        double[][] dense = new double[N][N];
        for (int i = 0; i < N; i++) {
            int row = TreeMatrix.row(i);
            for (int at = row; at <= TreeMatrix.diagonal(i); at++) {
                int j = TreeMatrix.column(i, at - row);
                dense[i][j] = h[at];
                dense[j][i] = h[at];
            }
        }
        return dense;
    }

    private static double[] times(double[][] a, double[] x) {
        double[] y = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                y[i] += a[i][j] * x[j];
            }
        }
        return y;
    }

    @Test
    void rowsFollowEachOtherAndLegsAreApart() {
        int next = 0;
        for (int i = 0; i < N; i++) {
            assertThat(TreeMatrix.row(i)).isEqualTo(next);
            next = TreeMatrix.diagonal(i) + 1;
            assertThat(TreeMatrix.column(i, TreeMatrix.diagonal(i) - TreeMatrix.row(i)))
                    .isEqualTo(i);
        }
        assertThat(next).isEqualTo(TreeMatrix.SIZE);
        double[][] dense = dense(random(new SplittableRandom(1)));
        for (int back = 3; back < 6; back++) {
            for (int front = 6; front < 9; front++) {
                assertThat(dense[front][back]).isZero();
            }
        }
        assertThat(TreeMatrix.row(1, 2)).isEqualTo(TreeMatrix.row(8));
    }

    @Test
    void solutionsAndProductsAreThoseOfTheDenseMatrix() {
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 50; k++) {
            double[] h = random(random);
            double[][] dense = dense(h);
            double[] x = random.doubles(N, -1, 1).toArray();
            double[] b = times(dense, x);
            double[] product = new double[N];
            TreeMatrix.multiply(h, x, product);
            assertThat(product).containsExactly(b, within(1e-13));
            TreeMatrix.factor(h);
            TreeMatrix.solve(h, b);
            assertThat(b).containsExactly(x, within(1e-13));
        }
    }
}
