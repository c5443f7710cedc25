package org.metagrad.bench.lesson.mark;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Lesson 10: times of work that takes a known time by a clock of its own. */
final class BenchmarkQuestions {
    private BenchmarkQuestions() {}

    /** Work that takes {@code durations[i]} and gives {@code results[i]} at its call i. */
    private record Work(long[] durations, double[] results, int warmUp, int runs) {
        static Work draw(SplittableRandom random) {
            int warmUp = random.nextInt(2, 5);
            int runs = random.nextInt(4, 7);
            int most = 2 * (warmUp + runs);
            return new Work(
                    random.longs(most, 10, 1000).toArray(),
                    Probe.numbers(random, most),
                    warmUp,
                    runs);
        }

        double[] ask(Student student) {
            AtomicLong now = new AtomicLong(durations[0]);
            AtomicInteger calls = new AtomicInteger();
            DoubleSupplier work =
                    () -> {
                        int i = calls.getAndIncrement() % durations.length;
                        now.addAndGet(durations[i]);
                        return results[i];
                    };
            LongSupplier clock = now::get;
            Object times = student.call("measure", work, clock, warmUp, runs);
            double[] kept = (double[]) Student.component(times, "nanoseconds");
            double sum = (double) Student.component(times, "sum");
            return Probe.join(kept, sum, calls.get());
        }

        double[] times(int from) {
            return Arrays.stream(durations, from, from + runs).mapToDouble(d -> d).toArray();
        }

        double sum(int from, int to) {
            return Arrays.stream(results, from, to).sum();
        }

        int all() {
            return warmUp + runs;
        }

        double[] growing() {
            double[] times = times(warmUp);
            Arrays.parallelPrefix(times, Double::sum);
            return times;
        }
    }

    private record Samples(double[] even, double[] odd) {
        static Samples draw(SplittableRandom random) {
            int n = random.nextInt(2, 5);
            return new Samples(Probe.numbers(random, 2 * n), Probe.numbers(random, 2 * n + 1));
        }

        private static double[] sorted(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted;
        }

        /** The means of the middle two of each. */
        static double[] middles(double[] even, double[] odd) {
            int n = even.length / 2;
            return new double[] {(even[n - 1] + even[n]) / 2, odd[odd.length / 2]};
        }

        double[] medians() {
            return middles(sorted(even), sorted(odd));
        }

        double[] of(int shift) {
            return new double[] {
                sorted(even)[even.length / 2 + shift], sorted(odd)[odd.length / 2]
            };
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElseThrow();
        }
    }

    static List<Question<?>> all() {
        Question<Work> measure =
                Question.of(
                                "measure",
                                "the times kept, the sum of the results, the number of calls",
                                Work::draw,
                                (student, w) -> w.ask(student),
                                w -> Probe.join(w.times(w.warmUp), w.sum(0, w.all()), w.all()))
                        .mistake(
                                "there was no warm-up: the first times are those of cold code",
                                w -> Probe.join(w.times(0), w.sum(0, w.runs), w.runs))
                        .mistake(
                                "the times kept are those of the warm-up",
                                w -> Probe.join(w.times(0), w.sum(0, w.all()), w.all()))
                        .mistake(
                                "results of the warm-up are dropped: the compiler may drop their work",
                                w ->
                                        Probe.join(
                                                w.times(w.warmUp),
                                                w.sum(w.warmUp, w.all()),
                                                w.all()))
                        .mistake(
                                "results are dropped: the compiler may drop the work",
                                w -> Probe.join(w.times(w.warmUp), 0, w.all()))
                        .mistake(
                                "the clock was read once before all runs: each run has a beginning of its own",
                                w -> Probe.join(w.growing(), w.sum(0, w.all()), w.all()));
        Question<Samples> median =
                Question.of(
                                "median",
                                "medians of an even and of an odd number of values",
                                Samples::draw,
                                (student, s) ->
                                        new double[] {
                                            (double) student.call("median", (Object) s.even),
                                            (double) student.call("median", (Object) s.odd)
                                        },
                                Samples::medians)
                        .mistake(
                                "that is the mean, which one long pause moves",
                                s -> new double[] {Samples.mean(s.even), Samples.mean(s.odd)})
                        .mistake(
                                "that is the smallest, the best of the runs",
                                s ->
                                        new double[] {
                                            Samples.sorted(s.even)[0], Samples.sorted(s.odd)[0]
                                        })
                        .mistake("the values are not sorted", s -> Samples.middles(s.even, s.odd))
                        .mistake(
                                "of an even number the mean of the middle two is wanted, that is the upper one",
                                s -> s.of(0))
                        .mistake(
                                "of an even number the mean of the middle two is wanted, that is the lower one",
                                s -> s.of(-1));
        return List.of(measure, median);
    }
}
