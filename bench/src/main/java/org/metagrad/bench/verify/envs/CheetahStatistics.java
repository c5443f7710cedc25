package org.metagrad.bench.verify.envs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.RecordedSample;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cheetah.HalfCheetah;
import org.metagrad.envs.cheetah.HalfCheetahTask;
import org.metagrad.fixtures.Table;

/**
 * Sums over whole episodes of fixed policies: {@code stats.csv}, and {@code stats_raw_*}, the
 * episodes themselves, numbered in the order of the policies in it.
 */
final class CheetahStatistics {
    private static final String STATS = "stats.csv";
    private static final int MOST_STEPS = 80_000;
    private static final int MOST_EPISODES = 500;
    private static final int MOTORS = 6;
    private static final double CONTROL_COST = 0.1;

    /** Of the recorded values, which have 6 to 8 digits. */
    private static final double ROUNDING = 1e-6;

    /** Of quantiles and deviations, which were computed from values with more digits. */
    private static final double ROW_ROUNDING = 1e-5;

    private static final double[] PHASES = {0, -1.2, -2.0, 1.9, 0.7, -0.3};

    private final Tables tables;
    private final Report report;

    CheetahStatistics(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    /** A policy and how long its episodes are. */
    private record Setting(String policy, double amplitude, double frequency, int steps) {
        static Setting of(Table stats, int row) {
            return new Setting(
                    stats.text(row, "policy"),
                    stats.number(row, "amplitude"),
                    stats.number(row, "freq_hz"),
                    stats.whole(row, "env_steps", 1, 100_000));
        }
    }

    void run() {
        if (tables.has(STATS)) {
            Path path = tables.path(STATS);
            report.guard(FolderCheck.name(path), path, this::settings);
        }
    }

    private void settings() {
        Table stats = tables.read(STATS);
        Map<Setting, Map<String, double[]>> ours = new LinkedHashMap<>();
        for (int row = 0; row < stats.rows(); row++) {
            int at = row;
            Setting setting = Setting.of(stats, row);
            String name =
                    String.format(
                            Locale.ROOT,
                            "halfcheetah/stats/%s_%s_%s_%d/%s",
                            setting.policy,
                            stats.text(row, "amplitude"),
                            stats.text(row, "freq_hz"),
                            setting.steps,
                            stats.text(row, "quantity"));
            if (!List.of("uniform_random", "zero", "gait").contains(setting.policy)) {
                report.skip(name);
                continue;
            }
            report.guard(
                    name,
                    tables.path(STATS),
                    () -> {
                        Map<String, double[]> sums =
                                ours.computeIfAbsent(setting, CheetahStatistics::episodes);
                        List<Setting> order = List.copyOf(ours.keySet());
                        compare(name, stats, at, sums, order.indexOf(setting));
                    });
        }
    }

    private void compare(
            String name, Table stats, int row, Map<String, double[]> sums, int number) {
        String quantity = stats.text(row, "quantity");
        double[] ours = sums.get(quantity);
        if (ours == null) {
            report.skip(name);
            return;
        }
        RecordedSample recorded = new RecordedSample(stats, row);
        recorded.compareMean(name + "/mean", ROUNDING, ours, report);
        List<String> raw = tables.names("stats_raw_" + number + "_");
        if (!raw.isEmpty()) {
            Table episodes = tables.read(raw.getFirst());
            if (spread(ours) > ROUNDING) {
                recorded.compareRaw(name, episodes, quantity, ROW_ROUNDING, ours, report);
            }
        }
    }

    /** Without a spread the distribution is that of the rounding. */
    private static double spread(double[] values) {
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return (most - least) / Math.max(1, Math.abs(most));
    }

    private static Map<String, double[]> episodes(Setting setting) {
        int n = Math.min(MOST_EPISODES, Math.max(1, MOST_STEPS / setting.steps));
        HalfCheetah environment =
                new HalfCheetah(
                        HalfCheetahTask.Body.GYMNASIUM,
                        n,
                        new HalfCheetah.Options(setting.steps, CONTROL_COST, false));
        RandomStream stream = RandomStream.of(setting.steps);
        RandomStream noise = stream.split(1);
        environment.reset(stream.split(0));
        double[] returns = new double[n];
        double[] costs = new double[n];
        double[] heights = new double[n];
        float[] observations = new float[environment.observationSize() * n];
        float[] actions = new float[MOTORS * n];
        for (int t = 0; environment.runningCount() > 0; t++) {
            for (int e = 0; e < n; e++) {
                for (int j = 0; j < MOTORS; j++) {
                    double control =
                            switch (setting.policy) {
                                case "uniform_random" ->
                                        2 * noise.uniform(((long) t * n + e) * MOTORS + j) - 1;
                                case "gait" ->
                                        Math.sin(
                                                2
                                                                * Math.PI
                                                                * setting.frequency
                                                                * HalfCheetah.TAU
                                                                * t
                                                        + PHASES[j]);
                                default -> 0;
                            };
                    actions[j * n + e] = (float) (setting.amplitude * control);
                    costs[e] += CONTROL_COST * actions[j * n + e] * actions[j * n + e];
                }
            }
            environment.step(actions);
            environment.observe(observations, 0, n);
            for (int e = 0; e < n; e++) {
                returns[e] += environment.rewards()[e];
                heights[e] += observations[e] / (double) setting.steps;
            }
        }
        double[] forward = new double[n];
        double[] distances = new double[n];
        double[] pitches = new double[n];
        for (int e = 0; e < n; e++) {
            forward[e] = returns[e] + costs[e];
            distances[e] = environment.positions(e)[0];
            pitches[e] = environment.positions(e)[2];
        }
        return Map.of(
                "forward_return", forward,
                "ctrl_cost_sum", costs,
                "final_x", distances,
                "mean_z", heights,
                "final_pitch", pitches);
    }
}
