package org.metagrad.bench.verify.envs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.metagrad.bench.verify.check.RecordedSample;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Tables;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.LanderScene;
import org.metagrad.envs.lander.LunarLander;
import org.metagrad.envs.lander.LunarLanderHeuristic;
import org.metagrad.fixtures.Samples;
import org.metagrad.fixtures.Table;

/**
 * Returns, lengths and outcomes of many episodes under fixed policies: {@code stats.csv}, {@code
 * stats_raw.csv} and {@code stats_outcomes.csv}.
 */
final class LanderStatistics {
    private static final int EPISODES = 80;
    private static final double STANDARD_ERRORS = 4;
    private static final int MOST = 100_000_000;
    private static final String NOOP = "noop";
    private static final List<String> SETTING =
            List.of("gravity", "enable_wind", "wind_power", "turbulence_power", "policy");
    private static final List<String> OUTCOMES = List.of("landed", "crashed_or_out", "time_limit");

    private final Tables tables;
    private final Report report;
    private final Map<List<String>, Optional<Sample>> samples = new HashMap<>();

    /** Episodes of ours [EPISODES]; an outcome is the place in {@link #OUTCOMES}. */
    private record Sample(double[] returns, double[] lengths, int[] outcomes) {}

    LanderStatistics(Tables tables, Report report) {
        this.tables = tables;
        this.report = report;
    }

    void run() {
        if (tables.has("stats.csv")) {
            report.guard("lunarlander/stats", tables.path("stats.csv"), this::stats);
        } else if (tables.has("stats_raw.csv")) {
            report.fail(
                    "lunarlander/stats_raw", tables.path("stats_raw.csv") + ":1: needs stats.csv");
        }
        if (tables.has("stats_outcomes.csv")) {
            var path = tables.path("stats_outcomes.csv");
            report.guard("lunarlander/stats_outcomes", path, this::outcomes);
        }
    }

    private void stats() {
        Table stats = tables.read("stats.csv");
        requireAllQuantities(stats);
        Optional<Samples> raw =
                tables.has("stats_raw.csv")
                        ? Optional.of(Samples.read(tables.path("stats_raw.csv"), 6))
                        : Optional.empty();
        raw.ifPresent(r ->
                RecordedSample.requireRows(
                        "lunarlander/stats", r, keys(stats), "stats.csv", report));
        for (int row = 0; row < stats.rows(); row++) {
            int at = row;
            String quantity = stats.text(row, "quantity");
            List<String> setting = setting(stats, row);
            String name = "lunarlander/stats/" + String.join("/", setting) + "/" + quantity;
            report.guard(
                    name,
                    tables.path("stats.csv"),
                    () -> {
                        Optional<Sample> ours = sample(stats, at);
                        if (ours.isEmpty() || !quantity.matches("return|length")) {
                            report.skip(name);
                            return;
                        }
                        boolean returns = quantity.equals("return");
                        double[] values = returns ? ours.get().returns : ours.get().lengths;
                        RecordedSample recorded = new RecordedSample(stats, at);
                        recorded.compareMean(name + "/mean", values, report);
                        List<String> key = new ArrayList<>(setting);
                        key.add(quantity);
                        // six digits are recorded, and nothing of a policy that is the same each
                        // time
                        raw.filter(r -> !setting.contains(NOOP) || r.names().contains(key))
                                .ifPresent(r ->
                                        recorded.compareRaw(name, r, key, 1e-5, values, report));
                    });
        }
    }

    /** Each setting has a row for the returns and one for the lengths. */
    private void requireAllQuantities(Table stats) {
        Set<List<String>> wanted = new LinkedHashSet<>();
        for (List<String> setting : settings(stats)) {
            for (String quantity : List.of("return", "length")) {
                List<String> key = new ArrayList<>(setting);
                key.add(quantity);
                wanted.add(key);
            }
        }
        wanted.removeAll(keys(stats));
        for (List<String> key : wanted) {
            String problem = "the file ends without the row " + String.join(",", key);
            report.fail(
                    "lunarlander/stats/" + String.join("/", key),
                    stats.error(stats.rows() - 1, problem).getMessage());
        }
    }

    /** Setting and quantity of each row. */
    private static Set<List<String>> keys(Table stats) {
        Set<List<String>> keys = new HashSet<>();
        for (int row = 0; row < stats.rows(); row++) {
            List<String> key = new ArrayList<>(setting(stats, row));
            key.add(stats.text(row, "quantity"));
            keys.add(key);
        }
        return keys;
    }

    private void outcomes() {
        Table table = tables.read("stats_outcomes.csv");
        if (tables.has("stats.csv")) {
            requireSameSettings(table, tables.read("stats.csv"));
        }
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            String name = "lunarlander/outcomes/" + String.join("/", setting(table, row));
            report.guard(name, tables.path("stats_outcomes.csv"), () -> outcomes(name, table, at));
        }
    }

    private static void requireSameSettings(Table outcomes, Table stats) {
        Set<List<String>> ofOutcomes = settings(outcomes);
        Set<List<String>> ofStats = settings(stats);
        for (int row = 0; row < outcomes.rows(); row++) {
            if (!ofStats.contains(setting(outcomes, row))) {
                throw outcomes.error(row, "stats.csv has no row of this setting");
            }
        }
        for (List<String> setting : ofStats) {
            if (!ofOutcomes.contains(setting)) {
                throw outcomes.error(
                        outcomes.rows() - 1,
                        "the file ends without the setting "
                                + String.join(",", setting)
                                + " of stats.csv");
            }
        }
    }

    private static Set<List<String>> settings(Table table) {
        Set<List<String>> settings = new LinkedHashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            settings.add(setting(table, row));
        }
        return settings;
    }

    /** Shares of two samples, in standard errors of their difference. */
    private void outcomes(String name, Table table, int row) {
        Optional<Sample> ours = sample(table, row);
        if (ours.isEmpty()) {
            report.skip(name);
            return;
        }
        int total = 0;
        for (String outcome : OUTCOMES) {
            total += table.whole(row, outcome, 0, MOST);
        }
        double worst = 0;
        for (int k = 0; k < OUTCOMES.size(); k++) {
            int place = k;
            double want = table.number(row, OUTCOMES.get(k));
            double got = Arrays.stream(ours.get().outcomes).filter(o -> o == place).count();
            // one more of each, after Agresti and Caffo (2000): some outcomes are rare
            double p = (want + 1) / (total + 2);
            double q = (got + 1) / (EPISODES + 2);
            double z =
                    Math.abs(p - q)
                            / Math.sqrt(p * (1 - p) / (total + 2) + q * (1 - q) / (EPISODES + 2));
            if (!(z <= STANDARD_ERRORS)) {
                throw table.error(
                        row,
                        String.format(
                                Locale.ROOT,
                                "column '%s' is '%s' of %d, %.0f of %d found: %.1f standard errors away",
                                OUTCOMES.get(k),
                                table.text(row, OUTCOMES.get(k)),
                                total,
                                got,
                                EPISODES,
                                z));
            }
            worst = Math.max(worst, z);
        }
        report.error(name, worst, STANDARD_ERRORS);
    }

    private static List<String> setting(Table table, int row) {
        return SETTING.stream().map(column -> table.text(row, column)).toList();
    }

    private Optional<Sample> sample(Table table, int row) {
        boolean wind = table.flag(row, "enable_wind");
        LunarLander.Task task;
        try {
            task =
                    new LunarLander.Task(
                            table.number(row, "gravity"),
                            13,
                            0.6,
                            wind ? table.number(row, "wind_power") : 0,
                            wind ? table.number(row, "turbulence_power") : 0);
        } catch (IllegalArgumentException problem) {
            throw CartPoleTrajectory.located(table, row, problem);
        }
        List<String> setting = setting(table, row);
        return samples.computeIfAbsent(setting, key -> sample(task, key));
    }

    private static Optional<Sample> sample(LunarLander.Task task, List<String> setting) {
        String policy = setting.getLast();
        return List.of("random_policy", "heuristic_policy", NOOP).contains(policy)
                ? Optional.of(sample(task, policy, RandomStream.of(setting.hashCode())))
                : Optional.empty();
    }

    private static Sample sample(LunarLander.Task task, String policy, RandomStream stream) {
        int n = EPISODES;
        LunarLander environment = new LunarLander(task, n);
        RandomStream draws = stream.split(1);
        Sample sample = new Sample(new double[n], new double[n], new int[n]);
        float[] observations = new float[8 * n];
        float[] actions = new float[n];
        environment.reset(stream.split(0));
        for (long t = 0; environment.runningCount() > 0; t++) {
            if (policy.equals("heuristic_policy")) {
                environment.observe(observations, 0, n);
                LunarLanderHeuristic.act(observations, n, actions);
            }
            for (int e = 0; e < n; e++) {
                if (policy.equals("random_policy")) {
                    actions[e] = (float) Math.floor(4 * draws.uniform(t * n + e));
                }
                sample.lengths[e] += environment.running()[e] ? 1 : 0;
            }
            environment.step(actions);
            for (int e = 0; e < n; e++) {
                sample.returns[e] += environment.rewards()[e];
            }
        }
        for (int e = 0; e < n; e++) {
            LanderScene scene = environment.scene(e);
            sample.outcomes[e] = environment.truncated()[e] ? 2 : scene.awake() ? 1 : 0;
        }
        return sample;
    }
}
