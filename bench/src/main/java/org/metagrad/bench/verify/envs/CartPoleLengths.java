package org.metagrad.bench.verify.envs;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.RecordedSample;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.fixtures.Samples;
import org.metagrad.fixtures.Table;

/** How long episodes of fixed policies last: {@code episode_length_stats.csv} and {@code _raw}. */
final class CartPoleLengths {
    private static final String STATS = "episode_length_stats.csv";
    private static final String RAW = "episode_length_raw.csv";
    private static final int EPISODES = 500;

    private final Tables tables;
    private final Report report;

    CartPoleLengths(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    void run() {
        if (!tables.has(STATS)) {
            if (tables.has(RAW)) {
                // the parameters of the settings are in the other file
                report.fail("cartpole/episode_length_raw", tables.path(RAW) + ":1: needs " + STATS);
            }
            return;
        }
        var path = tables.path(STATS);
        report.guard(FolderCheck.name(path), path, this::settings);
    }

    private void settings() {
        Table stats = tables.read(STATS);
        Optional<Samples> raw =
                tables.has(RAW) ? Optional.of(Samples.read(tables.path(RAW), 2)) : Optional.empty();
        var path = tables.path(STATS);
        Set<List<String>> keys = new HashSet<>();
        for (int row = 0; row < stats.rows(); row++) {
            keys.add(key(stats, row));
        }
        raw.ifPresent(
                r -> RecordedSample.requireRows("cartpole/episode_length", r, keys, STATS, report));
        for (int row = 0; row < stats.rows(); row++) {
            int at = row;
            String name =
                    String.format(
                            Locale.ROOT,
                            "cartpole/episode_length/%s/%s",
                            stats.text(row, "setting"),
                            stats.text(row, "policy"));
            report.guard(name, path, () -> setting(name, stats, at, raw));
        }
    }

    private void setting(String name, Table stats, int row, Optional<Samples> raw) {
        CartPole.Task task = CartPoleTrajectory.task(stats, row);
        CartPole.Options options = options(stats, row);
        Optional<double[]> lengths =
                lengths(new CartPole(task, EPISODES, options), stats.text(row, "policy"), row);
        if (lengths.isEmpty()) {
            report.skip(name);
            return;
        }
        RecordedSample recorded = new RecordedSample(stats, row);
        recorded.compareMean(name + "/mean", lengths.get(), report);
        if (raw.isPresent()) {
            recorded.compareRaw(name, raw.get(), key(stats, row), 1e-9, lengths.get(), report);
        }
    }

    private static List<String> key(Table stats, int row) {
        return List.of(stats.text(row, "setting"), stats.text(row, "policy"));
    }

    private static CartPole.Options options(Table stats, int row) {
        try {
            return new CartPole.Options(stats.number(row, "force_mag"), false, false);
        } catch (IllegalArgumentException problem) {
            throw CartPoleTrajectory.located(stats, row, problem);
        }
    }

    /** The share of random actions of a policy; empty for a policy that is not known. */
    private static Optional<Double> noise(String policy) {
        return switch (policy) {
            case "random_policy" -> Optional.of(1.0);
            case "noisier_linear" -> Optional.of(0.5);
            case "noisy_linear" -> Optional.of(0.2);
            case "linear_policy" -> Optional.of(0.0);
            default -> Optional.empty();
        };
    }

    private static Optional<double[]> lengths(CartPole environment, String policy, int key) {
        return noise(policy).map(share -> lengths(environment, share, RandomStream.of(key)));
    }

    private static double[] lengths(CartPole environment, double noise, RandomStream stream) {
        int n = environment.size();
        RandomStream draws = stream.split(1);
        float[] o = new float[4 * n];
        float[] actions = new float[n];
        double[] lengths = new double[n];
        environment.reset(stream.split(0));
        for (long t = 0; environment.runningCount() > 0; t++) {
            environment.observe(o, 0, n);
            for (int e = 0; e < n; e++) {
                long counter = 2 * (t * n + e);
                boolean random = draws.uniform(counter) < noise;
                boolean right =
                        random
                                ? draws.uniform(counter + 1) < 0.5
                                : o[2 * n + e] + 0.25 * o[3 * n + e] + 0.02 * o[e] + 0.05 * o[n + e]
                                        > 0;
                actions[e] = right ? 1 : 0;
                lengths[e] += environment.running()[e] ? 1 : 0;
            }
            environment.step(actions);
        }
        return lengths;
    }
}
