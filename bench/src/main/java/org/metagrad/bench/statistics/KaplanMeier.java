package org.metagrad.bench.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The product-limit estimate of the share of runs that have not come to their target yet (Kaplan
 * and Meier 1958): {@code S(t) = product over times t_i <= t of (1 - d_i / n_i)}, with d_i runs
 * that come to it at t_i and n_i that had been watched up to then without. A run that is censored
 * at t_i was watched at t_i.
 *
 * @param steps where the estimate falls, in order
 */
public record KaplanMeier(List<Step> steps) {
    /**
     * One fall of the estimate.
     *
     * @param time at which
     * @param atRisk runs watched up to then that had not come to the target, n_i
     * @param events runs that come to it, d_i
     * @param survival S from this time on
     */
    public record Step(double time, int atRisk, int events, double survival) {}

    /** Copies the list. */
    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /**
     * {@return the estimate}
     *
     * @param times of the runs
     */
    public static KaplanMeier of(Times times) {
        double[] events = new double[times.count()];
        int e = 0;
        for (int i = 0; i < times.size(); i++) {
            if (times.reached()[i]) {
                events[e++] = times.values()[i];
            }
        }
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        for (double time : Arrays.stream(events).sorted().distinct().toArray()) {
            int atRisk = (int) Arrays.stream(times.values()).filter(t -> t >= time).count();
            int count = (int) Arrays.stream(events).filter(t -> t == time).count();
            survival *= 1 - (double) count / atRisk;
            steps.add(new Step(time, atRisk, count, survival));
        }
        return new KaplanMeier(steps);
    }

    /**
     * {@return the estimated share of runs that take longer than a time}
     *
     * @param time from 0
     */
    public double survival(double time) {
        double survival = 1;
        for (Step step : steps) {
            if (step.time() > time) {
                break;
            }
            survival = step.survival();
        }
        return survival;
    }

    /**
     * {@return the first time by which at most half of the runs have not come to the target; empty
     * if there is none}
     */
    public OptionalDouble median() {
        return steps.stream()
                .filter(step -> step.survival() <= 0.5)
                .mapToDouble(Step::time)
                .findFirst();
    }

    /**
     * {@return the mean time without target within a horizon, the area below the estimate up to it}
     * Where all censored runs were watched up to the horizon it is the mean of {@code min(t,
     * horizon)}.
     *
     * @param horizon positive
     */
    public double restrictedMean(double horizon) {
        double area = 0;
        double from = 0;
        double survival = 1;
        for (Step step : steps) {
            if (step.time() >= horizon) {
                break;
            }
            area += survival * (step.time() - from);
            from = step.time();
            survival = step.survival();
        }
        return area + survival * (horizon - from);
    }
}
