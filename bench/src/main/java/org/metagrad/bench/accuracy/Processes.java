package org.metagrad.bench.accuracy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.objective.Surrogate;

/**
 * Markov decision processes with expectations over all trajectories: those of the reference data,
 * and random ones that share their transitions and differ in their rewards.
 */
final class Processes {
    static final String REFERENCE = "exact expectation";
    static final String MEANING =
            "five-point differences of theta -> mean over tasks of J(theta_k(theta)), with the exact gradient in the k inner steps and J by dynamic programming over all trajectories";
    static final String HESSIAN = "exact Hessian";
    static final String HESSIAN_MEANING =
            "not the update but the Hessians of J at theta, those of all tasks one behind the other: five-point differences of the exact gradient";

    /** Those of the reference data of {@code verify}, as numbers: users have no such file. */
    static final List<EnumeratedMdp> STORED =
            List.of(
                    stored(
                            new double[] {0.7, 0.3, 0.2, 0.8, 0.5, 0.5, 0.1, 0.9},
                            new double[] {1.0, 0.0, 0.0, 2.0}),
                    stored(
                            new double[] {0.2, 0.8, 0.7, 0.3, 0.1, 0.9, 0.5, 0.5},
                            new double[] {0.0, 1.0, -1.0, 0.5}));

    /** Where they are compared, {@code [S, A]}. */
    static final double[] STORED_THETA = {0.3, -0.2, 0.1, 0.4};

    private static final int STATES = 3;
    private static final int ACTIONS = 2;
    private static final int STEPS = 4;
    private static final int TASKS = 5;

    /** The inner step size of the reference data. */
    private static final double ALPHA = 0.5;

    /**
     * The step at which the differences' error of fifth order and that of rounding are both below
     * 1e-11.
     */
    private static final double DIFFERENCE = 2e-3;

    private static final double[] PLACES = {-2, -1, 1, 2};
    private static final double[] FACTORS = {1, -8, 8, -1};

    private Processes() {}

    static List<Map<String, Object>> rows(RandomStream root, int innerSteps, int batches) {
        Comparison comparison = new Comparison("enumerated MDP");
        compare(comparison, "reference data", STORED, STORED_THETA, innerSteps);
        for (int b = 0; b < batches; b++) {
            RandomStream stream = root.split(b);
            double[] theta = new double[STATES * ACTIONS];
            for (int i = 0; i < theta.length; i++) {
                theta[i] = stream.split(TASKS).normal(i);
            }
            compare(comparison, "random", random(stream), theta, innerSteps);
        }
        return comparison.rows();
    }

    private static EnumeratedMdp stored(double[] transitions, double[] rewards) {
        return new EnumeratedMdp(2, 2, 3, 0, 1, transitions, rewards);
    }

    /** Transitions uniform among all distributions; rewards normal, new for each task. */
    static List<EnumeratedMdp> random(RandomStream stream) {
        double[] transitions = new double[STATES * ACTIONS * STATES];
        for (int row = 0; row < STATES * ACTIONS; row++) {
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
            double[] rewards = new double[STATES * ACTIONS];
            for (int i = 0; i < rewards.length; i++) {
                rewards[i] = stream.split(t).normal(i);
            }
            tasks.add(new EnumeratedMdp(STATES, ACTIONS, STEPS, 0, 1, transitions, rewards));
        }
        return tasks;
    }

    /** The process of mean transitions and mean rewards. */
    static EnumeratedMdp medium(List<EnumeratedMdp> tasks) {
        EnumeratedMdp first = tasks.getFirst();
        double[] transitions = new double[first.transitions().length];
        double[] rewards = new double[first.rewards().length];
        for (EnumeratedMdp task : tasks) {
            for (int i = 0; i < transitions.length; i++) {
                transitions[i] += task.transitions()[i] / tasks.size();
            }
            for (int i = 0; i < rewards.length; i++) {
                rewards[i] += task.rewards()[i] / tasks.size();
            }
        }
        return new EnumeratedMdp(
                first.states(),
                first.actions(),
                first.steps(),
                first.start(),
                first.gamma(),
                transitions,
                rewards);
    }

    private static void compare(
            Comparison comparison,
            String stage,
            List<EnumeratedMdp> processes,
            double[] theta,
            int k) {
        Directions.Batch exactHessians = batch(processes, Surrogate.DICE);
        Map<Approximation, double[]> directions =
                Directions.ofLearners(exactHessians, theta, k, ALPHA);
        Maml maml = new Maml(k, ALPHA);
        directions.remove(Approximation.MAML); // DICE's
        directions.put(
                Approximation.MAML_LOGPROB,
                Directions.mean(maml, batch(processes, Surrogate.LOGPROB), theta));
        directions.put(
                Approximation.MAML_LVC,
                Directions.mean(maml, batch(processes, Surrogate.LVC), theta));
        directions.put(Approximation.MAML_DICE, Directions.mean(maml, exactHessians, theta));
        directions.put(
                Approximation.MAML_LOADED,
                Directions.mean(maml, batch(processes, new Surrogate.Loaded(1, 1)), theta));
        comparison.add(stage, REFERENCE, exact(processes, theta, k), directions);
        Map<Approximation, double[]> hessians = new EnumMap<>(Approximation.class);
        hessians.put(Approximation.MAML_LOGPROB, hessians(processes, Surrogate.LOGPROB, theta));
        hessians.put(Approximation.MAML_LVC, hessians(processes, Surrogate.LVC, theta));
        hessians.put(Approximation.MAML_DICE, hessians(processes, Surrogate.DICE, theta));
        hessians.put(
                Approximation.MAML_LOADED, hessians(processes, new Surrogate.Loaded(1, 1), theta));
        comparison.add(stage, HESSIAN, exactHessians(processes, theta), hessians);
    }

    /** The Hessians of {@code -J} in expectation, [tasks, P, P]. */
    private static double[] hessians(
            List<EnumeratedMdp> processes, Surrogate surrogate, double[] theta) {
        int p = theta.length;
        double[] all = new double[processes.size() * p * p];
        for (int t = 0; t < processes.size(); t++) {
            ProcessTask task = new ProcessTask(processes.get(t), surrogate);
            System.arraycopy(task.hessian(theta), 0, all, t * p * p, p * p);
        }
        return all;
    }

    private static double[] exactHessians(List<EnumeratedMdp> processes, double[] theta) {
        int p = theta.length;
        double[] all = new double[processes.size() * p * p];
        double[] gradient = new double[p];
        for (int t = 0; t < processes.size(); t++) {
            ProcessTask task = new ProcessTask(processes.get(t), Surrogate.LVC);
            for (int i = 0; i < p; i++) {
                for (int f = 0; f < FACTORS.length; f++) {
                    double[] moved = theta.clone();
                    moved[i] += PLACES[f] * DIFFERENCE;
                    task.gradient(moved, 0, gradient);
                    for (int j = 0; j < p; j++) {
                        all[(t * p + i) * p + j] += FACTORS[f] * gradient[j] / (12 * DIFFERENCE);
                    }
                }
            }
        }
        return all;
    }

    private static Directions.Batch batch(List<EnumeratedMdp> processes, Surrogate surrogate) {
        List<ProcessTask> tasks =
                processes.stream().map(process -> new ProcessTask(process, surrogate)).toList();
        ProcessTask medium = new ProcessTask(medium(processes), surrogate);
        return new Directions.Batch(tasks::get, tasks.size(), () -> medium);
    }

    /** The derivative of the mean of {@code -J} after adaptation. */
    static double[] exact(List<EnumeratedMdp> processes, double[] theta, int k) {
        List<ProcessTask> tasks =
                processes.stream().map(p -> new ProcessTask(p, Surrogate.LVC)).toList();
        double[] exact = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            for (int f = 0; f < FACTORS.length; f++) {
                double[] moved = theta.clone();
                moved[i] += PLACES[f] * DIFFERENCE;
                for (int t = 0; t < tasks.size(); t++) {
                    double gain = adaptedReturn(processes.get(t), tasks.get(t), moved, k);
                    exact[i] -= FACTORS[f] * gain / (12 * DIFFERENCE * tasks.size());
                }
            }
        }
        return exact;
    }

    private static double adaptedReturn(
            EnumeratedMdp process, ProcessTask task, double[] theta, int k) {
        double[] at = theta.clone();
        double[] gradient = new double[theta.length];
        for (int s = 0; s < k; s++) {
            task.gradient(at, s, gradient);
            for (int i = 0; i < at.length; i++) {
                at[i] -= ALPHA * gradient[i];
            }
        }
        return process.values(at)[0][process.start()];
    }
}
