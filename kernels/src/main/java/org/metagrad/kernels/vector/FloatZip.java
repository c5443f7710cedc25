package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static org.metagrad.kernels.vector.VectorFloatKernels.LANES;
import static org.metagrad.kernels.vector.VectorFloatKernels.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.metagrad.kernels.Pairwise;

/** The loop of one {@link Pairwise} over whole vectors; a class for each is compiled by itself. */
sealed interface FloatZip {
    /** {@code z = x op y} over {@code n} elements, a multiple of the lanes. */
    void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt);

    /** The loops in the order of the operations. */
    static FloatZip[] all() {
        return Arrays.stream(Pairwise.values()).map(FloatZip::of).toArray(FloatZip[]::new);
    }

    private static FloatZip of(Pairwise operation) {
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
    record Add() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .add(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#SUBTRACT}. */
    record Subtract() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .sub(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#MULTIPLY}. */
    record Multiply() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .mul(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#DIVIDE}. */
    record Divide() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .div(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#MINIMUM}. */
    record Minimum() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            for (int i = 0; i < n; i += LANES) {
                fromArray(SPECIES, x, xAt + i)
                        .min(fromArray(SPECIES, y, yAt + i))
                        .intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#PRECEDES}. */
    record Precedes() implements FloatZip {
        private static final float HALF = 0.5f;

        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            FloatVector zero = FloatVector.zero(SPECIES);
            FloatVector half = broadcast(SPECIES, HALF);
            FloatVector one = broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                FloatVector a = fromArray(SPECIES, x, xAt + i);
                FloatVector b = fromArray(SPECIES, y, yAt + i);
                FloatVector equal = zero.blend(half, a.compare(VectorOperators.EQ, b));
                equal.blend(one, a.compare(VectorOperators.LT, b)).intoArray(z, zAt + i);
            }
        }
    }

    /** {@link Pairwise#TANH_PULLBACK}. */
    record TanhPullback() implements FloatZip {
        @Override
        public void apply(int n, float[] x, int xAt, float[] y, int yAt, float[] z, int zAt) {
            FloatVector one = broadcast(SPECIES, 1);
            for (int i = 0; i < n; i += LANES) {
                FloatVector t = fromArray(SPECIES, y, yAt + i);
                fromArray(SPECIES, x, xAt + i).mul(t.neg().fma(t, one)).intoArray(z, zAt + i);
            }
        }
    }
}
