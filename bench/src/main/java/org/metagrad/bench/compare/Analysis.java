package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.metagrad.bench.statistics.Bootstrap;
import org.metagrad.bench.statistics.InterquartileMean;
import org.metagrad.bench.statistics.Interval;
import org.metagrad.bench.statistics.KaplanMeier;
import org.metagrad.bench.statistics.SpeedUp;
import org.metagrad.bench.statistics.Times;

/**
 * What is concluded from a finished grid. The unit is the seed. All columns, controls among them,
 * go through the same code.
 */
final class Analysis {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(4000, 20260101);

    private final Grid grid;
    private final Map<String, List<GridRun>> runs;
    private final double random;
    // Asked for by every table and picture.
    private List<Reached> reached;
    private List<Compared> compared;

    /**
     * @param runs by the name of the column, in the order of the seeds
     */
    Analysis(Grid grid, Map<String, List<GridRun>> runs) {
        this.grid = grid;
        this.runs = runs;
        random =
                runs.values().iterator().next().stream()
                        .filter(run -> !run.curve().evaluations().isEmpty())
                        .mapToDouble(run -> run.curve().evaluations().getFirst().before())
                        .average()
                        .orElse(Double.NaN);
    }

    Grid grid() {
        return grid;
    }

    List<GridRun> runs(Column column) {
        return runs.get(column.name());
    }

    /** The mean return before any training and adaptation, of the first column. */
    double random() {
        return random;
    }

    /** The measures that there are data for. */
    List<Measure> measures() {
        boolean timed =
                runs.values().stream()
                        .flatMap(List::stream)
                        .allMatch(run -> run.cost().isPresent());
        return Arrays.stream(Measure.values())
                .filter(measure -> measure != Measure.SECONDS || timed)
                .toList();
    }

    /** Whether there are enough evaluations of every run to say when it converged. */
    boolean judged() {
        return runs.values().stream()
                .flatMap(List::stream)
                .allMatch(run -> run.diverged() || run.lastJudged().isPresent());
    }

    /**
     * Up to where all those runs of columns were watched that did not come to a target; those apart
     * that diverged and of which it is known that they never will. Where all came, up to the last
     * that did.
     */
    double horizon(double target, Measure measure, Column... columns) {
        double watched = Double.POSITIVE_INFINITY;
        double latest = 0;
        for (Column column : columns) {
            for (GridRun run : runs(column)) {
                if (run.diverged()) {
                    continue;
                }
                OptionalInt at = converged(run, target);
                RunCurve.Evaluated end =
                        at.isPresent()
                                ? run.curve().evaluations().get(at.getAsInt())
                                : run.lastJudged().orElseThrow();
                latest = Math.max(latest, run.at(end, measure));
                if (at.isEmpty()) {
                    watched = Math.min(watched, run.at(end, measure));
                }
            }
        }
        return Double.isInfinite(watched) ? Math.max(latest, 1) : watched;
    }

    /** The evaluation at which a run converged; empty if it did not. */
    OptionalInt converged(GridRun run, double target) {
        return Convergence.first(run.returns(), target, random);
    }

    /**
     * When the runs of a column came to a target, or up to when they were watched: one that
     * diverged up to the end.
     *
     * @param end no earlier than any horizon
     */
    private Times times(Column column, double target, Measure measure, double end) {
        List<GridRun> all = runs(column);
        double[] values = new double[all.size()];
        boolean[] reached = new boolean[all.size()];
        for (int i = 0; i < values.length; i++) {
            GridRun run = all.get(i);
            OptionalInt at = converged(run, target);
            reached[i] = at.isPresent();
            values[i] =
                    at.isPresent()
                            ? run.at(run.curve().evaluations().get(at.getAsInt()), measure)
                            : run.diverged()
                                    ? end
                                    : run.at(run.lastJudged().orElseThrow(), measure);
        }
        return new Times(values, reached);
    }

    /** When the runs of a column came to a target, or up to when they were watched. */
    Times times(Column column, double target, Measure measure) {
        return times(column, target, measure, horizon(target, measure, column));
    }

    /**
     * How soon the runs of a column come to a target.
     *
     * @param column of the grid
     * @param target mean return
     * @param measure in which times are
     * @param horizon up to which all of them were watched that did not come to it
     * @param times of the runs
     * @param share of the runs that came to it up to the horizon; what came later is not counted,
     *     as those that did not come were not all watched for so long
     * @param median time; empty where less than half came to it
     * @param restrictedMean time up to the horizon
     */
    record Reached(
            Column column,
            double target,
            Measure measure,
            double horizon,
            Times times,
            Interval share,
            OptionalDouble median,
            double restrictedMean) {}

    /** All columns with all targets in all measures; none where runs cannot be judged. */
    List<Reached> reached() {
        if (reached == null) {
            reached = judged() ? allReached() : List.of();
        }
        return reached;
    }

    private List<Reached> allReached() {
        List<Reached> all = new ArrayList<>();
        for (double target : grid.targets()) {
            for (Measure measure : measures()) {
                for (Column column : grid.columns()) {
                    double horizon = horizon(target, measure, column);
                    Times times = times(column, target, measure);
                    KaplanMeier estimate = KaplanMeier.of(times);
                    all.add(
                            new Reached(
                                    column,
                                    target,
                                    measure,
                                    horizon,
                                    times,
                                    times.upTo(horizon).share(),
                                    estimate.median(),
                                    estimate.restrictedMean(horizon)));
                }
            }
        }
        return all;
    }

    /**
     * Two columns beside each other.
     *
     * @param pair the column and its reference
     * @param target mean return
     * @param measure in which times are
     * @param horizon at which times are cut where a run of either is censored
     * @param came runs of the column that came to the target up to the horizon
     * @param referenceCame runs of the reference that did
     * @param speedUp of the column over the reference
     */
    record Compared(
            Grid.Pair pair,
            double target,
            Measure measure,
            double horizon,
            int came,
            int referenceCame,
            SpeedUp speedUp) {

        /** Whether the ratio is one of cut times. */
        boolean cut() {
            return speedUp.censoredPairs() > 0;
        }
    }

    /** Whether a run of either column came to the target at all, however late. */
    boolean anyCame(Compared compared) {
        return times(column(compared.pair().column()), compared.target(), compared.measure())
                                .count()
                        + times(
                                        column(compared.pair().reference()),
                                        compared.target(),
                                        compared.measure())
                                .count()
                > 0;
    }

    /** All comparisons; none where there are fewer than two seeds or runs cannot be judged. */
    List<Compared> compared() {
        if (compared == null) {
            boolean enough = grid.seeds().values().size() >= 2 && judged();
            compared = enough ? allCompared() : List.of();
        }
        return compared;
    }

    private List<Compared> allCompared() {
        List<Compared> all = new ArrayList<>();
        for (Grid.Pair pair : grid.comparisons()) {
            for (double target : grid.targets()) {
                for (Measure measure : measures()) {
                    all.add(compared(pair, target, measure));
                }
            }
        }
        return all;
    }

    private Compared compared(Grid.Pair pair, double target, Measure measure) {
        Column ours = column(pair.column());
        Column theirs = column(pair.reference());
        double horizon = horizon(target, measure, ours, theirs);
        Times times = times(ours, target, measure, horizon);
        Times reference = times(theirs, target, measure, horizon);
        return new Compared(
                pair,
                target,
                measure,
                horizon,
                times.upTo(horizon).count(),
                reference.upTo(horizon).count(),
                SpeedUp.of(times, reference, horizon, BOOTSTRAP));
    }

    Column column(String name) {
        return grid.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a run ends with after one step; that of no training where it diverged. */
    double finalReturn(GridRun run) {
        return run.scores().map(FinalScores::after).orElse(random);
    }

    /** The returns at the end, one a seed. */
    double[] finalReturns(Column column) {
        return runs(column).stream().mapToDouble(this::finalReturn).toArray();
    }

    /** The interquartile mean of the returns at the end; without an interval for one seed. */
    Interval finalReturn(Column column) {
        double[] returns = finalReturns(column);
        if (returns.length < 2) {
            return new Interval(returns[0], Double.NaN, Double.NaN);
        }
        return InterquartileMean.interval(returns, BOOTSTRAP);
    }

    /** By how much a column ends higher than its reference; empty for one seed. */
    Optional<Interval> finalDifference(Grid.Pair pair) {
        double[] ours = finalReturns(column(pair.column()));
        double[] theirs = finalReturns(column(pair.reference()));
        return ours.length < 2
                ? Optional.empty()
                : Optional.of(InterquartileMean.difference(ours, theirs, BOOTSTRAP));
    }

    /** Mean length of the steps of a column's iterations; empty where runs do not tell. */
    OptionalDouble stepLength(Column column) {
        return runs(column).stream()
                .flatMap(run -> run.curve().points().stream())
                .mapToDouble(RunCurve.Point::stepLength)
                .filter(length -> !Double.isNaN(length))
                .average();
    }

    /** What kind of comparison a pair is. */
    Column.Role kind(Grid.Pair pair) {
        Column column = column(pair.column());
        boolean own = column.reference().filter(pair.reference()::equals).isPresent();
        return own ? column.role() : Column.Role.LEARNER;
    }
}
