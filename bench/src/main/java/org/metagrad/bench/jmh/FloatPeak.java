package org.metagrad.bench.jmh;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's peak: sixteen independent chains of fused multiply-adds on registers. Each call
 * does {@link #STEPS} x 16 of them on whole vectors; an operation is one of them and counts {@code
 * 2 x lanes} FLOPs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FloatPeak {
    private static final int STEPS = 1000;

    private float factor = 0.999f;
    private final float[] sums = new float[16 * FloatVector.SPECIES_PREFERRED.length()];

    /** A state that JMH makes. */
    public FloatPeak() {}

    /** Counts the lanes. */
    @Setup
    public void count() {
        Figures.set(Figures.FLOPS, 2.0 * FloatVector.SPECIES_PREFERRED.length(), "FLOP/op");
    }

    /** {@return the results of the chains} */
    @Benchmark
    @OperationsPerInvocation(16 * STEPS)
    public float[] peak() {
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
        s0.intoArray(sums, 0 * n);
        s1.intoArray(sums, 1 * n);
        s2.intoArray(sums, 2 * n);
        s3.intoArray(sums, 3 * n);
        s4.intoArray(sums, 4 * n);
        s5.intoArray(sums, 5 * n);
        s6.intoArray(sums, 6 * n);
        s7.intoArray(sums, 7 * n);
        s8.intoArray(sums, 8 * n);
        s9.intoArray(sums, 9 * n);
        s10.intoArray(sums, 10 * n);
        s11.intoArray(sums, 11 * n);
        s12.intoArray(sums, 12 * n);
        s13.intoArray(sums, 13 * n);
        s14.intoArray(sums, 14 * n);
        s15.intoArray(sums, 15 * n);
        return sums;
    }
}
