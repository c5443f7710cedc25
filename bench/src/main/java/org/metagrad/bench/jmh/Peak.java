package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's peak: sixteen independent chains of fused multiply-adds on registers. Each call
 * does {@link #STEPS} x 16 of them on whole vectors; FLOPs are {@code 2 x 16 x STEPS x lanes},
 * which {@link #flops} counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Peak {
    private static final int STEPS = 1000;

    private float factor = 0.999f;
    private final float[] floats = new float[16 * FloatVector.SPECIES_PREFERRED.length()];
    private final double[] doubles = new double[16 * DoubleVector.SPECIES_PREFERRED.length()];

    /** A state that JMH makes. */
    public Peak() {}

    /** FLOPs of a call of {@code lanes} lanes. */
    static double flops(int lanes) {
        return 2.0 * 16 * STEPS * lanes;
    }

    /** In float. */
    @Benchmark
    public float[] floats() {
        FloatVector f = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, factor);
        FloatVector s0 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1);
        FloatVector s1 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 2);
        FloatVector s2 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 3);
        FloatVector s3 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 4);
        FloatVector s4 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 5);
        FloatVector s5 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 6);
        FloatVector s6 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 7);
        FloatVector s7 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 8);
        FloatVector s8 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 9);
        FloatVector s9 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 10);
        FloatVector s10 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 11);
        FloatVector s11 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 12);
        FloatVector s12 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 13);
        FloatVector s13 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 14);
        FloatVector s14 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 15);
        FloatVector s15 = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 16);
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(f, f);
            s1 = s1.fma(f, f);
            s2 = s2.fma(f, f);
            s3 = s3.fma(f, f);
            s4 = s4.fma(f, f);
            s5 = s5.fma(f, f);
            s6 = s6.fma(f, f);
            s7 = s7.fma(f, f);
            s8 = s8.fma(f, f);
            s9 = s9.fma(f, f);
            s10 = s10.fma(f, f);
            s11 = s11.fma(f, f);
            s12 = s12.fma(f, f);
            s13 = s13.fma(f, f);
            s14 = s14.fma(f, f);
            s15 = s15.fma(f, f);
        }
        int n = FloatVector.SPECIES_PREFERRED.length();
        s0.intoArray(floats, 0 * n);
        s1.intoArray(floats, 1 * n);
        s2.intoArray(floats, 2 * n);
        s3.intoArray(floats, 3 * n);
        s4.intoArray(floats, 4 * n);
        s5.intoArray(floats, 5 * n);
        s6.intoArray(floats, 6 * n);
        s7.intoArray(floats, 7 * n);
        s8.intoArray(floats, 8 * n);
        s9.intoArray(floats, 9 * n);
        s10.intoArray(floats, 10 * n);
        s11.intoArray(floats, 11 * n);
        s12.intoArray(floats, 12 * n);
        s13.intoArray(floats, 13 * n);
        s14.intoArray(floats, 14 * n);
        s15.intoArray(floats, 15 * n);
        return floats;
    }

    /** In double. */
    @Benchmark
    public double[] doubles() {
        DoubleVector f = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, factor);
        DoubleVector s0 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 1);
        DoubleVector s1 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 2);
        DoubleVector s2 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 3);
        DoubleVector s3 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 4);
        DoubleVector s4 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 5);
        DoubleVector s5 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 6);
        DoubleVector s6 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 7);
        DoubleVector s7 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 8);
        DoubleVector s8 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 9);
        DoubleVector s9 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 10);
        DoubleVector s10 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 11);
        DoubleVector s11 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 12);
        DoubleVector s12 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 13);
        DoubleVector s13 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 14);
        DoubleVector s14 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 15);
        DoubleVector s15 = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 16);
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(f, f);
            s1 = s1.fma(f, f);
            s2 = s2.fma(f, f);
            s3 = s3.fma(f, f);
            s4 = s4.fma(f, f);
            s5 = s5.fma(f, f);
            s6 = s6.fma(f, f);
            s7 = s7.fma(f, f);
            s8 = s8.fma(f, f);
            s9 = s9.fma(f, f);
            s10 = s10.fma(f, f);
            s11 = s11.fma(f, f);
            s12 = s12.fma(f, f);
            s13 = s13.fma(f, f);
            s14 = s14.fma(f, f);
            s15 = s15.fma(f, f);
        }
        int n = DoubleVector.SPECIES_PREFERRED.length();
        s0.intoArray(doubles, 0 * n);
        s1.intoArray(doubles, 1 * n);
        s2.intoArray(doubles, 2 * n);
        s3.intoArray(doubles, 3 * n);
        s4.intoArray(doubles, 4 * n);
        s5.intoArray(doubles, 5 * n);
        s6.intoArray(doubles, 6 * n);
        s7.intoArray(doubles, 7 * n);
        s8.intoArray(doubles, 8 * n);
        s9.intoArray(doubles, 9 * n);
        s10.intoArray(doubles, 10 * n);
        s11.intoArray(doubles, 11 * n);
        s12.intoArray(doubles, 12 * n);
        s13.intoArray(doubles, 13 * n);
        s14.intoArray(doubles, 14 * n);
        s15.intoArray(doubles, 15 * n);
        return doubles;
    }
}
