package org.metagrad.meta.learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.metagrad.autodiff.optimiser.Vectors;

/**
 * The inner loop of one task and its derivative: the one recursion that all learners share.
 *
 * <p>Forwards, {@code theta_{s+1} = theta_s - a ∘ g(theta_s; D_s)} with fresh data for each step,
 * or any other {@link InnerStep}. The Jacobian of a step is {@code I - diag(a) H}, so the gradient
 * of {@code L(theta_k; D')} with respect to {@code theta_0} is, backwards from {@code v = grad
 * L(theta_k; D')},
 *
 * <pre>  for s = k-1 .. 0:   v &lt;- v - H(theta_s; D_s) (a ∘ v)</pre>
 *
 * <p>and with a state, {@code v <- v - c H u} with what the rule makes of {@code v} and of the
 * cotangent of its state.
 *
 * @param <D> what a draw of the task gives
 */
public final class InnerLoop<D> {
    private final LearningTask<D> task;
    private final InnerStep rule;
    private final MetaGradient room;
    private final List<D> data;
    private D outer;

    /**
     * Adapts to a task, starting from {@code room.iterate(0)}.
     *
     * @param task the task
     * @param rule how a step moves the parameters
     * @param steps from 1
     * @param room its iterates and inner gradients are modified
     * @param pullsBack whether {@link #pullBack} will be called, for which the inner gradients are
     *     linearised
     */
    public InnerLoop(
            LearningTask<D> task, InnerStep rule, int steps, MetaGradient room, boolean pullsBack) {
        this.task = task;
        this.rule = rule;
        this.room = room;
        room.startStates(rule.stateSize(room.cotangent().length));
        data = new ArrayList<>(steps);
        for (int s = 0; s < steps; s++) {
            double[] theta = room.iterate(s);
            data.add(task.sample(theta, s));
            if (pullsBack) {
                task.linearise(theta, data.get(s), rule.first(), end(), room.innerGradient(s));
            } else {
                task.gradient(theta, data.get(s), room.innerGradient(s));
            }
            double[] next = room.iterate(s + 1);
            rule.step(s, theta, room.innerGradient(s), room.state(s), next, room.state(s + 1));
        }
    }

    /**
     * Computes {@code v = grad L(theta_k; D')} on fresh data; live, and what is pulled back.
     *
     * @return {@code v [P]}
     */
    public double[] outerGradient() {
        int k = data.size();
        double[] v = room.cotangent();
        outer = task.sample(room.iterate(k), k);
        task.gradient(room.iterate(k), outer, v);
        return room.stepWeights() == null ? v : weighed(v);
    }

    /** The data D' of {@link #outerGradient}. */
    D outerData() {
        return outer;
    }

    /** {@code w_k v}; the outer gradients of earlier steps go to the room. */
    private double[] weighed(double[] v) {
        double[] w = room.stepWeights();
        int k = data.size();
        for (int s = 1; s < k; s++) {
            double[] g = room.outerGradient(s);
            task.gradient(room.iterate(s), outer, g);
            for (int i = 0; i < g.length; i++) {
                g[i] *= w[s - 1];
            }
        }
        for (int i = 0; i < v.length; i++) {
            v[i] *= w[k - 1];
        }
        return v;
    }

    private int end() {
        return rule.end(room.cotangent().length);
    }

    /**
     * Pulls {@code v} back through step {@code s}, {@code v <- v - H(theta_s; D_s) (a ∘ v)}; with a
     * state through the one after the other, from the last. Where there is an outer loss before
     * that step, its gradient is added.
     *
     * @param s number of the step, from 0
     */
    public void pullBack(int s) {
        pull(s);
        if (room.stepWeights() != null && s > 0) {
            Vectors.step(room.cotangent(), -1, room.outerGradient(s), room.cotangent());
        }
    }

    private void pull(int s) {
        if (s == data.size() - 1) {
            Arrays.fill(room.carried(), 0);
        }
        double[] v = room.cotangent();
        double[] u = room.scaled();
        double c = rule.pullBack(s, room.innerGradient(s), room.state(s + 1), v, room.carried(), u);
        task.hessianVectorProduct(
                room.iterate(s), data.get(s), rule.first(), end(), u, room.product());
        Vectors.step(v, c, room.product(), v);
    }

    /** Pulls {@code v} back through all steps, the last one first. */
    public void pullBack() {
        for (int s = data.size() - 1; s >= 0; s--) {
            pullBack(s); // v <- v - H(theta_s; D_s) (a ∘ v)
        }
    }

    /**
     * Computes the sampling credit where the room asks for it, {@code u = grad_{theta_0} sum_s log
     * p(D_s; theta_s)}, in the place of {@code v}: from {@code u = 0} backwards,
     *
     * <pre>  for s = k-1 .. 0:   u &lt;- u - H(theta_s; D_s) (a ∘ u) + grad log p(D_s; theta_s)
     * </pre>
     *
     * @param beforeStep is told of each step that {@code u} is about to be pulled back through
     */
    public void samplingCredit(IntConsumer beforeStep) {
        if (room.samplingCredit() == null) {
            return;
        }
        double[] u = room.cotangent();
        double[] score = room.product();
        Arrays.fill(u, 0);
        Arrays.fill(room.carried(), 0);
        Arrays.fill(room.samplingCredit(), 0);
        for (int s = data.size() - 1; s >= 0; s--) {
            if (s < data.size() - 1) {
                beforeStep.accept(s);
                pull(s);
            }
            task.logLikelihoodGradient(room.iterate(s), data.get(s), score);
            Vectors.step(u, -1, score, u);
        }
        room.takeSamplingCredit(u);
    }

    /** Computes the sampling credit of a learner whose steps have nothing else to learn from. */
    public void samplingCredit() {
        samplingCredit(_ -> {});
    }

    /**
     * Checks a number of inner steps.
     *
     * @param innerSteps {@code k}
     * @param least the smallest number allowed
     * @throws IllegalArgumentException if it is below {@code least}
     */
    public static void requireSteps(int innerSteps, int least) {
        if (innerSteps < least) {
            throw new IllegalArgumentException(
                    "innerSteps " + innerSteps + ": at least " + least + " wanted");
        }
    }
}
