// Made by DoubleTwins from the source for float.
package org.metagrad.kernels.vector;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static org.metagrad.kernels.vector.VectorDoubleKernels.LANES;
import static org.metagrad.kernels.vector.VectorDoubleKernels.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Pairwise;

/** The loop of one {@link Pairwise} over whole vectors; a class for each is compiled by itself. */
sealed interface DoubleZip {
    /** {@code z = x op y} over {@code n} elements, a multiple of the lanes. */
    void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt);

    /** The loops in the order of the operations. */
    static DoubleZip[] all() {
        return Arrays.stream(Pairwise.values()).map(DoubleZip::of).toArray(DoubleZip[]::new);
    }

    private static DoubleZip of(Pairwise operation) {
        return switch (operation) {
            case ADD -> new Add();
            case SUBTRACT -> new Subtract();
            case MULTIPLY -> new Multiply();
            case DIVIDE -> new Divide();
            case MINIMUM -> new Minimum();
            case PRECEDES -> new Precedes();
            case TANH_PULLBACK -> new TanhPullback();
        };
    }

    /** {@link Pairwise#ADD}. */
    record Add() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .add(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#SUBTRACT}. */
    record Subtract() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .sub(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#MULTIPLY}. */
    record Multiply() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .mul(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#DIVIDE}. */
    record Divide() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .div(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#MINIMUM}. */
    record Minimum() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .min(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#PRECEDES}. */
    record Precedes() implements DoubleZip {
        private static final double HALF = 0.5d;

        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            DoubleVector zero = DoubleVector.zero(SPECIES);
            DoubleVector half = broadcast(SPECIES, HALF);
            DoubleVector one = broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector a = fromArray(SPECIES, x, xAt + i);
                DoubleVector b = fromArray(SPECIES, y, yAt + i);
                DoubleVector equal = zero.blend(half, a.compare(VectorOperators.EQ, b));
                equal.blend(one, a.compare(VectorOperators.LT, b)).intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#TANH_PULLBACK}. */
    record TanhPullback() implements DoubleZip {
        @Override
        public void apply(int n, double[] x, int xAt, double[] y, int yAt, double[] z, int zAt) {
            DoubleVector one = broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                DoubleVector t = fromArray(SPECIES, y, yAt + i);
                fromArray(SPECIES, x, xAt + i).mul(t.neg().fma(t, one)).intoArray(z, zAt + i);
            }
        }
    }
}
