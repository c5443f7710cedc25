package org.metagrad.bench.jmh;

import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/** The kernel sets by name; prints which one a benchmark runs on. */
final class Chosen {
    private Chosen() {}

    static FloatKernels floats(String name) {
        FloatKernels kernels = name.equals("scalar") ? FloatKernels.scalar() : FloatKernels.best();
        System.out.print("[kernels " + kernels.name() + "] ");
        return kernels;
    }

    static DoubleKernels doubles(String name) {
        return name.equals("scalar") ? DoubleKernels.scalar() : DoubleKernels.best();
    }

    static float[] rounded(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }
}
