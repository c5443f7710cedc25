package org.metagrad.bench.compare;

import java.util.List;
import java.util.Optional;

/**
 * A run of a grid that has come to its end.
 *
 * @param cell which one
 * @param curve its course
 * @param diverged whether its numbers grew beyond all bounds
 * @param scores mean returns of what it has learnt; empty where it diverged
 * @param cost of its iterations in seconds; empty without a timing pass
 */
record GridRun(
        Grid.Cell cell,
        RunCurve curve,
        boolean diverged,
        Optional<FinalScores> scores,
        Optional<IterationCost> cost) {

    /** How far the run was at an evaluation. */
    double at(RunCurve.Evaluated evaluated, Measure measure) {
        return switch (measure) {
            case ENVIRONMENT_STEPS -> evaluated.environmentSteps();
            case DERIVATIVES -> curve.derivativesAt(evaluated.iteration());
            case ITERATIONS -> evaluated.iteration();
            case SECONDS ->
                    cost.orElseThrow().seconds(evaluated.iteration(), evaluated.environmentSteps());
        };
    }

    /** The returns after one step of adaptation that decide about convergence. */
    double[] returns() {
        return curve.evaluations().stream().mapToDouble(RunCurve.Evaluated::after).toArray();
    }

    /** The last evaluation of which it can be said whether it counts; empty if there is none. */
    Optional<RunCurve.Evaluated> lastJudged() {
        List<RunCurve.Evaluated> all = curve.evaluations();
        int last = Convergence.last(all.size());
        return last < Convergence.MEAN_OF - 1 ? Optional.empty() : Optional.of(all.get(last));
    }
}
