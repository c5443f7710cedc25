package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.bench.verify.estimator.ExpectedSurrogate;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.objective.Surrogate;

/**
 * The Hessians that surrogates have in expectation over all trajectories, beside the true one of
 * {@code L = -J}: of a process of two states and two steps, and of a bandit of one step. The policy
 * is softmax with a logit for each state and action.
 */
final class EstimatorNumbers {
    /**
     * Two states, two actions, two steps; action 1 in state 0 leads more often to where the reward
     * is.
     */
    static final EnumeratedMdp PROCESS =
            new EnumeratedMdp(
                    2,
                    2,
                    2,
                    0,
                    1,
                    new double[] {0.6, 0.4, 0.4, 0.6, 0.5, 0.5, 0.5, 0.5},
                    new double[] {0.5, 0, 0, 2});

    /** One state, three actions, one step. */
    static final EnumeratedMdp BANDIT =
            new EnumeratedMdp(1, 3, 1, 0, 1, new double[] {1, 1, 1}, new double[] {1, 0.25, -0.5});

    /** The last logit: that of the rewarded action of state 1, or of the last arm. */
    static final double[] LOGITS = {-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2};

    /** The step size with which the outer gradient is pulled back. */
    static final double ALPHA = 2;

    /** The surrogates that are compared, for each baseline in this order. */
    static final List<Surrogate> SURROGATES =
            List.of(Surrogate.LOGPROB, Surrogate.LVC, Surrogate.DICE);

    /** What is taken off the return from a step on. */
    enum Baseline {
        NONE,
        CONSTANT,
        VALUE
    }

    private EstimatorNumbers() {}

    static Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("alpha", ALPHA);
        numbers.put("process", of(PROCESS, new double[] {0.2, -0.1, 0.3, 0}));
        numbers.put("bandit", of(BANDIT, new double[] {0.2, -0.1, 0}));
        return numbers;
    }

    private static Map<String, Object> of(EnumeratedMdp process, double[] logits) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("states", (long) process.states());
        numbers.put("actions", (long) process.actions());
        numbers.put("steps", (long) process.steps());
        numbers.put("transitions", Values.list(process.transitions()));
        numbers.put("rewards", Values.list(process.rewards()));
        List<Object> stops = new ArrayList<>();
        for (double logit : LOGITS) {
            double[] theta = logits.clone();
            theta[theta.length - 1] = logit;
            stops.add(stop(process, theta));
        }
        numbers.put("stops", stops);
        return numbers;
    }

    private static Map<String, Object> stop(EnumeratedMdp process, double[] theta) {
        DoubleEvaluator loss = loss(process).inDouble();
        double[] gradient = loss.gradient(theta);
        double[] exact = loss.hessian(theta);
        double[] v = loss.gradient(Values.plus(theta, -ALPHA, gradient));
        double[] pulled = Values.times(Values.stepJacobian(ALPHA, exact), v);
        Map<String, Object> stop = new LinkedHashMap<>();
        stop.put("theta", Values.list(theta));
        stop.put("loss", loss.value(theta));
        stop.put("gradient", Values.list(gradient));
        stop.put("exact", Values.list(exact));
        stop.put("v", Values.list(v));
        stop.put("pulled", Values.list(pulled));
        stop.put("firstOrderError", Values.error(v, pulled));
        // Not a list of lists: nothing of ours reads numbers that lie deeper.
        List<Object> estimates = new ArrayList<>();
        for (Baseline baseline : Baseline.values()) {
            for (Surrogate surrogate : SURROGATES) {
                double[] h = hessian(process, surrogate, baseline, theta);
                double[] meta = Values.times(Values.stepJacobian(ALPHA, h), v);
                Map<String, Object> of = new LinkedHashMap<>();
                of.put("name", surrogate.name());
                of.put("hessian", Values.list(h));
                of.put("error", Values.error(h, exact));
                of.put("metaError", Values.error(meta, pulled));
                estimates.add(of);
            }
        }
        stop.put("estimates", estimates);
        return stop;
    }

    /** The expected Hessian of a surrogate's loss. */
    static double[] hessian(
            EnumeratedMdp process, Surrogate surrogate, Baseline baseline, double[] theta) {
        double[][] values = process.values(theta);
        Credit credit =
                surrogate == Surrogate.DICE
                        ? Credit.reward(process)
                        : (states, actions, t) ->
                                process.returnToGo(states, actions, t)
                                        - switch (baseline) {
                                            case NONE -> 0;
                                            case CONSTANT -> values[0][process.start()];
                                            case VALUE -> values[t][states[t]];
                                        };
        double[] ofGain = new ExpectedSurrogate(process, surrogate, credit).hessian(theta);
        return Values.plus(new double[ofGain.length], -1, ofGain);
    }

    /**
     * {@code L = -J} as one formula of the logits, a sum over all trajectories of probability times
     * return: {@code -w' exp(C log pi)}, where C counts how often a trajectory takes an action in a
     * state, and w is its return times what the transitions bring of its probability.
     */
    static Formula loss(EnumeratedMdp process) {
        int size = process.states() * process.actions();
        List<double[]> counts = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double[] equal = new double[size];
        process.forEach(
                equal,
                (states, actions, p) -> {
                    double[] taken = new double[size];
                    double moves = p;
                    for (int t = 0; t < states.length; t++) {
                        taken[states[t] * process.actions() + actions[t]]++;
                        moves *= process.actions();
                    }
                    counts.add(taken);
                    weights.add(moves * process.returnToGo(states, actions, 0));
                });
        return Formula.of(
                Matrices.of("theta", size, 1),
                (b, theta) -> {
                    Variable logits =
                            b.reshape(theta.get("theta"), process.states(), process.actions());
                    Variable logPi = b.transpose(b.logSoftmax(b.transpose(logits)));
                    Variable column = b.reshape(logPi, size, 1);
                    Variable sum = b.constant(0, Shape.SCALAR);
                    for (int i = 0; i < counts.size(); i++) {
                        Variable log = logProbability(b, column, counts.get(i));
                        sum = b.add(sum, b.scale(b.exp(log), weights.get(i)));
                    }
                    return b.scale(sum, -1);
                });
    }

    private static Variable logProbability(ProgramBuilder b, Variable logPi, double[] counts) {
        Variable sum = b.constant(0, Shape.SCALAR);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                sum = b.add(sum, b.scale(b.sliceRows(logPi, i, 1), counts[i]));
            }
        }
        return sum;
    }
}
