package org.metagrad.bench.verify.estimator;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.metagrad.autodiff.optimiser.ConjugateGradient;
import org.metagrad.autodiff.optimiser.LinearOperator;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.torch.TorchFolder;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.update.TrustRegion;

/** A natural-gradient step: gradient, Fisher products, conjugate gradients, line search. */
final class TrustRegionFile {
    private static final int ITERATIONS = 10;
    private static final double SHRINK = 0.5;
    private static final Pattern DIRECTION = Pattern.compile("v\\d+");

    /** As in {@code torch/}: some fifty times the error of the largest recorded case. */
    private static final double FLOAT = TorchFolder.FLOAT;

    /** Some fifty times the rounding of a float. */
    private static final double LOG_ROUNDING = 50 * 0x1p-24;

    /**
     * Ten steps of conjugate gradients without an early stop amplify rounding, by 1e3 in most cases
     * and by 1e10 in some: how much is measured, by changing each product in its last place. The
     * tolerance is this many times the largest change, where that is more than the usual one.
     */
    private static final double AMPLIFICATION = 30;

    private static final int PERTURBATIONS = 8;
    private static final double LOOSEST = 0.1;

    private final TensorFile file;
    private final Wanted wanted;

    TrustRegionFile(TensorFile file, Wanted wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    void run() {
        wanted.known("policy|activation|sizes|theta|x|action|adv|old_log_prob|damping|max_kl");
        int p = file.doubles("theta").length;
        wanted.require("gradient_of_surrogate", p);
        wanted.require("surrogate_at_theta");
        for (String name : file.names()) {
            if (DIRECTION.matcher(name).matches()) {
                wanted.require(name, p);
                wanted.require("damped_kl_hvp" + name.substring(1), p);
            }
        }
        wanted.read("damped_fisher", p, p);
        wanted.read("exact_solution", p);
        wanted.read("cg_iterates", ITERATIONS, p);
        wanted.require("cg_residual_sq", ITERATIONS);
        wanted.require("cg10", p);
        wanted.read("full_step", p);
        for (String name :
                new String[] {"step_quadratic_form", "step_scale", "expected_improvement"}) {
            wanted.require(name);
        }
        double[] rows = lineSearch();
        Map<String, Double> tolerances = tolerances();
        for (Engine engine : Engine.values()) {
            derivatives(engine, p);
            if (engine != Engine.FLOAT) {
                step(engine, p, rows, tolerances);
            }
        }
    }

    private void derivatives(Engine engine, int p) {
        TrustRegionCase at = TrustRegionCase.of(file, engine);
        // A ratio is the exponential of a difference and carries the rounding of what is
        // subtracted.
        double largest = 0;
        for (double log : FolderCheck.numbers(file, "old_log_prob", file.dims("old_log_prob"))) {
            largest = Math.max(largest, Math.abs(log));
        }
        double tolerance =
                engine.tolerance(RlMathFolder.DOUBLE, Math.max(FLOAT, largest * LOG_ROUNDING));
        wanted.compare("gradient_of_surrogate", engine, at.gradient(), tolerance);
        // A mean of advantages that have been normalised is 0, give or take the rounding of each.
        double sizes = 0;
        for (double advantage : FolderCheck.numbers(file, "adv", file.dims("adv"))) {
            sizes += Math.abs(advantage) / file.dims("adv")[0];
        }
        double[] value = {at.surrogate(at.theta())};
        wanted.compare(
                "surrogate_at_theta",
                engine.suffix(),
                value,
                Math.max(sizes, engine.smallestNorm()),
                tolerance);
        LinearOperator damped = at.damped();
        double[] product = new double[p];
        for (String name : file.names()) {
            if (DIRECTION.matcher(name).matches() && wanted.has(name)) {
                damped.apply(wanted.get(name), product);
                wanted.compare("damped_kl_hvp" + name.substring(1), engine, product, tolerance);
            }
        }
        if (wanted.has("damped_fisher")) {
            double[] dense = new double[p * p];
            for (int i = 0; i < p; i++) {
                double[] unit = new double[p];
                unit[i] = 1;
                damped.apply(unit, product);
                System.arraycopy(product, 0, dense, i * p, p);
            }
            wanted.compare("damped_fisher", engine, dense, tolerance);
        }
    }

    private void step(Engine engine, int p, double[] rows, Map<String, Double> tolerances) {
        TrustRegionCase at = TrustRegionCase.of(file, engine);
        double[] gradient = at.gradient();
        if (wanted.has("exact_solution")) {
            // That it solves the system: F x = g.
            double[] image = new double[p];
            at.damped().apply(wanted.get("exact_solution"), image);
            wanted.compareTo("exact_solution", engine, image, gradient, RlMathFolder.DOUBLE);
        }
        Map<String, double[]> solved = solve(at.damped(), gradient);
        solved.forEach(
                (name, values) -> wanted.compare(name, engine, values, tolerances.get(name)));
        // What follows starts from the recorded iterate, so that its rounding is out of it.
        double[] x = wanted.has("cg10") ? wanted.get("cg10") : solved.get("cg10");
        double maxDivergence = FolderCheck.numbers(file, "max_kl")[0];
        if (!(maxDivergence > 0)) {
            throw file.error("max_kl", "'max_kl' is " + maxDivergence + ": above 0 wanted");
        }
        int attempts = rows.length / 3;
        TrustRegion region =
                new TrustRegion(
                        p,
                        new TrustRegion.Settings(
                                maxDivergence, at.damping(), ITERATIONS, attempts, SHRINK));
        double scale = region.scale(at.fisher(), x);
        double[] step = Arrays.stream(x).map(value -> scale * value).toArray();
        compare("step_scale", engine, scale);
        compare("step_quadratic_form", engine, 2 * maxDivergence / (scale * scale));
        compare("full_step", engine, step);
        TrustRegion.Outcome outcome = region.search(at, at.theta().clone(), gradient, step);
        compare("expected_improvement", engine, outcome.expectedImprovement());
        lineSearch(engine, at, step, rows);
        compare("linesearch_first_accepted", engine, outcome.attempt());
    }

    /** How closely each iterate can be wanted, by what changes in last places do to it. */
    private Map<String, Double> tolerances() {
        TrustRegionCase at = TrustRegionCase.of(file, Engine.DOUBLE);
        LinearOperator damped = at.damped();
        double[] gradient = at.gradient();
        Map<String, double[]> results = solve(damped, gradient);
        Map<String, Double> tolerances = new HashMap<>();
        for (int seed = 1; seed <= PERTURBATIONS; seed++) {
            SplittableRandom signs = new SplittableRandom(seed);
            double[] near = gradient.clone();
            perturb(near, signs);
            LinearOperator perturbed =
                    (v, product) -> {
                        damped.apply(v, product);
                        perturb(product, signs);
                    };
            solve(perturbed, near)
                    .forEach((name, values) -> {
                        double spread = AMPLIFICATION * distance(values, results.get(name));
                        double tolerance = Math.clamp(spread, RlMathFolder.DOUBLE, LOOSEST);
                        tolerances.merge(name, tolerance, Math::max);
                    });
        }
        return tolerances;
    }

    /** Changes each value by one unit in the last place. */
    private static void perturb(double[] values, SplittableRandom signs) {
        for (int i = 0; i < values.length; i++) {
            values[i] += signs.nextBoolean() ? Math.ulp(values[i]) : -Math.ulp(values[i]);
        }
    }

    private static double distance(double[] got, double[] want) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < got.length; i++) {
            difference = Math.hypot(difference, got[i] - want[i]);
            norm = Math.hypot(norm, want[i]);
        }
        return difference / Math.max(norm, Engine.REFERENCE.smallestNorm());
    }

    /** Divergence and surrogate at the recorded fractions of the step. */
    private void lineSearch(Engine engine, TrustRegionCase at, double[] step, double[] rows) {
        int n = rows.length / 3;
        double[][] got = new double[2][n];
        double[][] want = new double[2][n];
        for (int k = 0; k < n; k++) {
            double[] there = at.theta().clone();
            for (int i = 0; i < there.length; i++) {
                there[i] += rows[3 * k] * step[i];
            }
            got[0][k] = at.divergence(there);
            got[1][k] = at.surrogate(there);
            want[0][k] = rows[3 * k + 1];
            want[1][k] = rows[3 * k + 2];
        }
        String name = "linesearch_coef_kl_surrogate";
        wanted.compareTo(name + "/kl", engine, got[0], want[0], RlMathFolder.DOUBLE);
        wanted.compareTo(name + "/surrogate", engine, got[1], want[1], RlMathFolder.DOUBLE);
    }

    /** The rows of the line search, whose coefficients must be halves of each other. */
    private double[] lineSearch() {
        String name = "linesearch_coef_kl_surrogate";
        int n = file.doubles(name).length / 3;
        wanted.require(name, n, 3);
        wanted.require("linesearch_first_accepted");
        double[] rows = FolderCheck.numbers(file, name, n, 3);
        for (int k = 0; k < n; k++) {
            if (rows[3 * k] != Math.pow(SHRINK, k)) {
                throw file.error(
                        name,
                        String.format(
                                Locale.ROOT, "'%s': coefficient %d is %s", name, k, rows[3 * k]));
            }
        }
        return rows;
    }

    /** The iterates of conjugate gradients. */
    private Map<String, double[]> solve(LinearOperator damped, double[] gradient) {
        Map<String, double[]> results = new LinkedHashMap<>();
        int p = gradient.length;
        double[] x = new double[p];
        double[] iterates = new double[ITERATIONS * p];
        double[] residuals = new double[ITERATIONS];
        boolean all = wanted.has("cg_iterates") || wanted.has("cg_residual_sq");
        for (int k = all ? 1 : ITERATIONS; k <= ITERATIONS; k++) {
            residuals[k - 1] = new ConjugateGradient(p, k).solve(damped, gradient, x);
            System.arraycopy(x, 0, iterates, (k - 1) * p, p);
        }
        results.put("cg10", x);
        if (all) {
            results.put("cg_iterates", iterates);
            results.put("cg_residual_sq", residuals);
        }
        return results;
    }

    private void compare(String name, Engine engine, double... got) {
        wanted.compare(name, engine, got, RlMathFolder.DOUBLE);
    }
}
