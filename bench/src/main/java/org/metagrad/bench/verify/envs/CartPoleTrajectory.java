package org.metagrad.bench.verify.envs;

import java.util.Locale;
import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.fixtures.Table;

/**
 * One recorded episode: every step from the recorded state before it, because the upright pole
 * amplifies rounding.
 */
final class CartPoleTrajectory {
    /** Some ten roundings of a step's arithmetic, relative to numbers of at least 1. */
    private static final double STEP = 1e-14;

    private static final double START = 0.05;
    private static final int LONGEST = 1_000_000;
    private static final String[] STATE = {"x", "x_dot", "theta", "theta_dot"};

    private final Table index;
    private final int file;
    private final Table rows;

    /**
     * @param file row of the index
     */
    CartPoleTrajectory(Table index, int file, Table rows) {
        this.index = index;
        this.file = file;
        this.rows = rows;
    }

    void run(String name, Report report) {
        CartPole environment = new CartPole(task(index, file), 1, options());
        counts();
        Deviations states = new Deviations(rows);
        Deviations observations = new Deviations(rows);
        Deviations outcomes = new Deviations(rows);
        start(observations);
        environment.reset(RandomStream.of(0));
        boolean past = false;
        int stepsPast = 0;
        for (int t = 1; t < rows.rows(); t++) {
            float action = rows.whole(t, "action", 0, 1);
            stepsPast += past ? 1 : 0;
            double[] before = state(t - 1);
            // what has fallen beyond the environment's sine is no concern of anybody
            if (!past || Math.abs(before[2]) <= Math.PI / 4) {
                environment.setState(0, before[0], before[1], before[2], before[3]);
                environment.step(new float[] {action});
                double[] got = environment.state(0);
                for (int d = 0; d < got.length; d++) {
                    states.compareRelative(t, STATE[d], got[d], STEP);
                }
                boolean fell = environment.terminated()[0];
                outcomes.flag(t, "terminated", fell);
                outcomes.compare(t, "reward", reward(environment.rewards()[0], past, fell), 0);
                past |= fell;
            }
            outcomes.flag(t, "truncated", t >= CartPole.HORIZON);
            observe(observations, t);
        }
        states.report(name + "/states", report);
        observations.report(name + "/observations", report);
        outcomes.report(name + "/outcomes", report);
        Deviations totals = new Deviations(index);
        totals.compare(file, "steps_past_termination", stepsPast, 0);
        totals.report(name + "/index", report);
    }

    /** The physical constants in a row of an index. */
    static CartPole.Task task(Table index, int row) {
        try {
            return new CartPole.Task(
                    index.number(row, "gravity"),
                    index.number(row, "length"),
                    index.number(row, "masspole"),
                    index.number(row, "masscart"));
        } catch (IllegalArgumentException problem) {
            throw located(index, row, problem);
        }
    }

    /** What a task or option finds wrong does not know its place. */
    static IllegalArgumentException located(Table table, int row, IllegalArgumentException e) {
        String place = table.error(row, "").getMessage();
        return e.getMessage().startsWith(place.substring(0, place.indexOf(": ")))
                ? e
                : table.error(row, e.getMessage());
    }

    private CartPole.Options options() {
        String integrator = index.text(file, "integrator");
        if (!integrator.equals("euler") && !integrator.equals("semi-implicit")) {
            throw index.error(
                    file, "integrator is '" + integrator + "', euler or semi-implicit wanted");
        }
        if (index.number(file, "tau") != CartPole.TAU) {
            throw index.error(file, "tau is " + index.text(file, "tau") + ", 0.02 wanted");
        }
        try {
            return new CartPole.Options(
                    index.number(file, "force_mag"),
                    integrator.equals("semi-implicit"),
                    index.flag(file, "sutton_barto_reward"));
        } catch (IllegalArgumentException problem) {
            throw located(index, file, problem);
        }
    }

    /** The steps of the index, and the numbers of the rows. */
    private void counts() {
        int steps = index.whole(file, "steps", 0, LONGEST);
        if (steps != rows.rows() - 1) {
            throw index.error(
                    file,
                    String.format(
                            Locale.ROOT, "steps is %d, the file has %d", steps, rows.rows() - 1));
        }
        for (int t = 0; t < rows.rows(); t++) {
            if (rows.whole(t, "t", 0, LONGEST) != t) {
                throw rows.error(t, "t is '" + rows.text(t, "t") + "', " + t + " wanted");
            }
        }
    }

    private void start(Deviations observations) {
        for (String column : STATE) {
            if (!(Math.abs(rows.number(0, column)) <= START)) {
                throw rows.error(
                        0,
                        String.format(
                                Locale.ROOT,
                                "column '%s' is '%s', a start within 0.05 wanted",
                                column,
                                rows.text(0, column)));
            }
        }
        observe(observations, 0);
    }

    /** An observation is the state, rounded once. */
    private void observe(Deviations observations, int t) {
        for (String column : STATE) {
            double rounded = (float) rows.number(t, column);
            double recorded = rows.floatValue(t, "obs_" + column);
            observations.compare(
                    t,
                    "obs_" + column,
                    rounded == recorded ? rows.value(t, "obs_" + column) : rounded,
                    0);
        }
    }

    private double[] state(int t) {
        double[] state = new double[STATE.length];
        for (int d = 0; d < state.length; d++) {
            state[d] = rows.number(t, STATE[d]);
        }
        return state;
    }

    /** The replay resumes after a fall, where Gymnasium gives nothing more for lying there. */
    private double reward(double replayed, boolean past, boolean fell) {
        boolean suttonBarto = index.flag(file, "sutton_barto_reward");
        return past && fell && !suttonBarto ? 0 : replayed;
    }
}
