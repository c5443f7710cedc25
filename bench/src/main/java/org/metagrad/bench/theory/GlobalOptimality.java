package org.metagrad.bench.theory;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.EnumeratedMdp;

/**
 * Stationary points of MAML's return on enumerated processes: those of a table of logits beside
 * those of restricted features, whose gap to the best return is bounded by what they cannot
 * represent. The paper's bound leaves a table no gap; its inner step is a mirror step on exact
 * action values (as far as the abstract lets guess), ours is one of the policy gradient, for which
 * some of a table's stationary points are a few per cent short of the best.
 */
final class GlobalOptimality {
    /** The first d vectors of an orthonormal basis: what d of them can represent, d + 1 can. */
    static final Features NESTED = d -> d;

    private static final int STATES = 3;
    private static final int ACTIONS = 2;
    private static final int LOGITS = STATES * ACTIONS;
    private static final int STEPS = 4;
    private static final int TASKS = 5;
    private static final int STARTS = 8;
    private static final double ALPHA = 0.5;
    private static final int ITERATIONS = 400;
    private static final double DIFFERENCE = 1e-4;
    private static final double SMALL = 0.01;

    private static final double NEAR = 0.1;

    /** Of the first half of the starts, near the uniform policy; the others are far. */
    private static final double SPREAD = 0.1;

    private GlobalOptimality() {}

    /** How many of the basis vectors stand for d features. */
    interface Features {
        int count(int d);
    }

    static Findings findings(RandomStream stream, Features features) {
        List<EnumeratedMdp> processes = processes(stream);
        double[][] basis = basis(stream.split(TASKS + 2));
        List<double[]> ofTable = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            Objective table = new Objective(processes, columns(basis, LOGITS));
            double[] w = table.ascend(start(stream, start, LOGITS));
            ofTable.add(w);
            best = Math.max(best, table.value(w));
        }
        Objective table = new Objective(processes, columns(basis, LOGITS));
        double worst = 0;
        for (double[] w : ofTable) {
            worst = Math.max(worst, best - table.value(w));
        }
        Objective without = new Objective(processes, columns(basis, 0));
        double nothing = best - without.value(new double[0]);
        List<Claim> claims = new ArrayList<>();
        List<String> curves = new ArrayList<>();
        claims.add(
                new Claim(
                        "stationary points of a table of logits are near the best one, though not all as good",
                        worst < NEAR * nothing,
                        MultiStep.figures(
                                "best %.4f, largest gap of %d starts %.4f (below a tenth of %.4f, the gap without features)",
                                best, STARTS, worst, nothing)));
        double[] optimum = ofTable.getFirst();
        for (double[] w : ofTable) {
            optimum = table.value(w) > table.value(optimum) ? w : optimum;
        }
        double[] wanted = centred(table.logits(optimum));
        curves.add("features   return   gap to the table   residual of the best logits");
        List<double[]> ofFeatures = new ArrayList<>();
        boolean falls = true;
        boolean bounded = true;
        double ratio = 0;
        for (int d = 0; d <= LOGITS; d++) {
            int count = features.count(d);
            Objective restricted = new Objective(processes, columns(basis, count));
            double reached = restricted.value(new double[count]);
            for (int start = 0; start < STARTS && count > 0; start++) {
                double[] from = start(stream, start, count);
                reached = Math.max(reached, restricted.value(restricted.ascend(from)));
            }
            double[] here = {best - reached, residual(wanted, basis, count)};
            ofFeatures.add(here);
            double[] none = ofFeatures.getFirst();
            falls &= here[0] <= ofFeatures.get(Math.max(0, d - 1))[0] + SMALL * Math.abs(best);
            bounded &= here[0] / none[0] <= here[1] / none[1] + SMALL;
            ratio = Math.max(ratio, here[1] > 1e-9 ? here[0] / here[1] : 0);
            curves.add(
                    MultiStep.figures(
                            "%-9d  %-7.4f  %-17.4f  %.4f", count, reached, here[0], here[1]));
        }
        double first = ofFeatures.getFirst()[0];
        double last = ofFeatures.getLast()[0];
        claims.add(
                new Claim(
                        "the gap of restricted features falls to 0 as they come to represent the table",
                        falls && first > 0.1 * Math.abs(best) && last < SMALL * Math.abs(best),
                        MultiStep.figures("from %.4f without any to %.1e with all", first, last)));
        claims.add(
                new Claim(
                        "the gap is bounded by the residual: its share never exceeds that of the best logits that the features leave out",
                        bounded,
                        MultiStep.figures("gap over residual at most %.3f", ratio)));
        return new Findings(claims, curves);
    }

    private static double[] start(RandomStream stream, int start, int d) {
        double[] w = normal(stream.split(TASKS + 3 + start), d);
        for (int i = 0; i < d; i++) {
            w[i] *= start < STARTS / 2 ? SPREAD : 1;
        }
        return w;
    }

    /** The logits less their mean in each state, which changes no policy. */
    private static double[] centred(double[] logits) {
        double[] centred = logits.clone();
        for (int s = 0; s < STATES; s++) {
            double mean = 0;
            for (int a = 0; a < ACTIONS; a++) {
                mean += logits[s * ACTIONS + a] / ACTIONS;
            }
            for (int a = 0; a < ACTIONS; a++) {
                centred[s * ACTIONS + a] -= mean;
            }
        }
        return centred;
    }

    /** {@code min_v |wanted - Phi v| / |wanted|} for the first vectors of the basis. */
    private static double residual(double[] wanted, double[][] basis, int count) {
        double[] left = wanted.clone();
        for (int j = 0; j < count; j++) {
            double along = 0;
            for (int i = 0; i < LOGITS; i++) {
                along += basis[j][i] * wanted[i];
            }
            for (int i = 0; i < LOGITS; i++) {
                left[i] -= along * basis[j][i];
            }
        }
        return length(left) / length(wanted);
    }

    /** {@code F(w) = mean_t J_t(w + alpha grad J_t(w))}. */
    private record Objective(List<SoftmaxProcess> tasks) {
        Objective(List<EnumeratedMdp> processes, double[][] features) {
            this(processes.stream().map(p -> new SoftmaxProcess(p, features)).toList());
        }

        double[] logits(double[] w) {
            return tasks.getFirst().logits(w);
        }

        double value(double[] w) {
            double sum = 0;
            for (SoftmaxProcess task : tasks) {
                double[] g = task.gradient(w);
                double[] adapted = w.clone();
                for (int i = 0; i < w.length; i++) {
                    adapted[i] += ALPHA * g[i];
                }
                sum += task.value(adapted);
            }
            return sum / tasks.size();
        }

        /** By central differences. */
        double[] gradient(double[] w) {
            double[] g = new double[w.length];
            double[] moved = w.clone();
            for (int i = 0; i < w.length; i++) {
                moved[i] = w[i] + DIFFERENCE;
                double up = value(moved);
                moved[i] = w[i] - DIFFERENCE;
                g[i] = (up - value(moved)) / (2 * DIFFERENCE);
                moved[i] = w[i];
            }
            return g;
        }

        /** Gradient ascent whose step doubles while it helps and halves where it does not. */
        double[] ascend(double[] start) {
            double[] w = start;
            double value = value(w);
            double step = 1;
            for (int i = 0; i < ITERATIONS; i++) {
                double[] g = gradient(w);
                double[] next = w.clone();
                for (int halvings = 0; halvings < 40; halvings++) {
                    for (int j = 0; j < w.length; j++) {
                        next[j] = w[j] + step * g[j];
                    }
                    double reached = value(next);
                    if (reached >= value) {
                        value = reached;
                        w = next;
                        step *= 2;
                        break;
                    }
                    step /= 2;
                }
            }
            return w;
        }
    }

    private static List<EnumeratedMdp> processes(RandomStream stream) {
        double[] transitions = new double[LOGITS * STATES];
        for (int row = 0; row < LOGITS; row++) {
            double sum = 0;
            for (int s = 0; s < STATES; s++) {
                int i = row * STATES + s;
                transitions[i] = -Math.log(1 - stream.split(TASKS + 1).uniform(i));
                sum += transitions[i];
            }
            for (int s = 0; s < STATES; s++) {
                transitions[row * STATES + s] /= sum;
            }
        }
        List<EnumeratedMdp> tasks = new ArrayList<>();
        for (int t = 0; t < TASKS; t++) {
            double[] rewards = normal(stream.split(t), LOGITS);
            tasks.add(new EnumeratedMdp(STATES, ACTIONS, STEPS, 0, 1, transitions, rewards));
        }
        return tasks;
    }

    private static double[] normal(RandomStream stream, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = stream.normal(i);
        }
        return x;
    }

    /** Orthonormal vectors, a row each. */
    private static double[][] basis(RandomStream stream) {
        double[][] basis = new double[LOGITS][];
        for (int i = 0; i < LOGITS; i++) {
            basis[i] = normal(stream.split(i), LOGITS);
            for (int again = 0; again < 2; again++) {
                for (int k = 0; k < i; k++) {
                    double along = 0;
                    for (int j = 0; j < LOGITS; j++) {
                        along += basis[i][j] * basis[k][j];
                    }
                    for (int j = 0; j < LOGITS; j++) {
                        basis[i][j] -= along * basis[k][j];
                    }
                }
            }
            double norm = length(basis[i]);
            for (int j = 0; j < LOGITS; j++) {
                basis[i][j] /= norm;
            }
        }
        return basis;
    }

    /** The first vectors of the basis as features, {@code [S A][d]}. */
    private static double[][] columns(double[][] basis, int d) {
        double[][] features = new double[LOGITS][d];
        for (int i = 0; i < LOGITS; i++) {
            for (int j = 0; j < d; j++) {
                features[i][j] = basis[j][i];
            }
        }
        return features;
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
