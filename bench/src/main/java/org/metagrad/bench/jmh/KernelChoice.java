package org.metagrad.bench.jmh;

import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/** The kernel sets by name; prints which one a benchmark runs on. */
final class KernelChoice {
    private KernelChoice() {}

    static FloatKernels floats(String name) {
        FloatKernels kernels = name.equals("scalar") ? FloatKernels.scalar() : FloatKernels.best();
        System.out.print("[kernels " + kernels.name() + "] ");
        return kernels;
    }

    static DoubleKernels doubles(String name) {
        DoubleKernels kernels =
                name.equals("scalar") ? DoubleKernels.scalar() : DoubleKernels.best();
        System.out.print("[kernels " + kernels.name() + "] ");
        return kernels;
    }
}
