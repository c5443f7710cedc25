package org.metagrad.bench.jmh;

import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/**
 * The kernel sets by name; prints which one a benchmark runs on and puts the width of its vectors
 * among the results, 0 for the scalar kernels.
 */
final class KernelChoice {
    private KernelChoice() {}

    static FloatKernels floats(String name) {
        FloatKernels kernels = scalar(name) ? FloatKernels.scalar() : FloatKernels.best();
        state(kernels.name());
        return kernels;
    }

    static DoubleKernels doubles(String name) {
        DoubleKernels kernels = scalar(name) ? DoubleKernels.scalar() : DoubleKernels.best();
        state(kernels.name());
        return kernels;
    }

    private static boolean scalar(String name) {
        return switch (name) {
            case "best" -> false;
            case "scalar" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "kernels '" + name + "': best or scalar wanted");
        };
    }

    /** Names such as {@code vector-512} end in the width. */
    private static void state(String name) {
        System.out.print("[kernels " + name + "] ");
        String digits = name.replaceAll("\\D", "");
        Figures.set("kernelBits", digits.isEmpty() ? 0 : Integer.parseInt(digits), "bit");
    }
}
