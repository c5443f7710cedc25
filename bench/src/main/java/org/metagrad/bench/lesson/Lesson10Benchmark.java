package org.metagrad.bench.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.metagrad.autodiff.function.*;

/**
 * Lesson 10: what a benchmark must not do.
 *
 * <p>It must not time what is done once (tracing and planning), nor the runs before the virtual
 * machine has compiled the code; it must not drop a result, or the compiler may drop the work; and
 * it must not report the best of its runs, which is luck, but the median and the spread.
 */
final class Lesson10Benchmark {
    /** Durations of runs, and the sum of what all runs gave, which somebody has to look at. */
    record Times(double[] nanoseconds, double sum) {}

    /** Times runs after some whose times are not kept; each run's result is added to the sum. */
    static Times measure(DoubleSupplier work, LongSupplier clock, int warmUp, int runs) {
        double[] nanoseconds = new double[runs];
        double sum = 0;
        // Hole: warmUp + runs calls of work, the last ones timed one by one by clock.getAsLong()
        for (int i = -warmUp; i < runs; i++) {
            long begin = clock.getAsLong();
            sum += work.getAsDouble();
            long end = clock.getAsLong();
            if (i >= 0) {
                nanoseconds[i] = end - begin;
            }
        }
        return new Times(nanoseconds, sum);
        // End
    }

    /** The median, for an even number the mean of the middle two. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        // Hole: sort, take the middle
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        // End
    }

    static Formula loss() {
        return Formula.of(
                Matrices.of("x", 100, 1), (b, theta) -> b.sum(b.square(b.tanh(theta.get("x")))));
    }

    static void print(String what, Times times) {
        double[] sorted = times.nanoseconds().clone();
        Arrays.sort(sorted);
        double low = sorted[sorted.length / 4] / 1e3;
        double high = sorted[3 * sorted.length / 4] / 1e3;
        System.out.printf(Locale.ROOT, "%-34s median %8.1f us, ", what, median(sorted) / 1e3);
        System.out.printf(Locale.ROOT, "half of them in %.1f to %.1f%n", low, high);
    }

    static void main() {
        double[] theta = new double[100];
        Arrays.fill(theta, 0.5);
        double[] g = new double[100];
        DoubleSupplier anew = () -> loss().inDouble().gradient(theta)[0];
        print("wrong: traces and plans each time", measure(anew, System::nanoTime, 20, 100));

        DoubleEvaluator once = loss().inDouble();
        DoubleSupplier planned =
                () -> {
                    once.gradient(theta, g);
                    return g[0];
                };
        print("wrong: cold", measure(planned, System::nanoTime, 0, 20));
        Times right = measure(planned, System::nanoTime, 20_000, 1_000);
        print("right", right);
        System.out.printf(Locale.ROOT, "sum of the results %.3f%n", right.sum());
    }
}
