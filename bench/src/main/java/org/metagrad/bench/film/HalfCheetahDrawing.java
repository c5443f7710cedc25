package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.cheetah.CheetahForces;
import org.metagrad.envs.cheetah.CheetahPhysics;
import org.metagrad.envs.cheetah.HalfCheetah;
import org.metagrad.envs.cheetah.HalfCheetahTask;

/**
 * The cheetah from its side, in the middle of the picture, over a ground with a mark every metre.
 */
final class HalfCheetahDrawing implements Drawing {
    private static final int HEIGHT = 330;

    /** Pixels of a metre. */
    private static final double SCALE = 190;

    private static final double GROUND = HEIGHT - 46;
    private static final double MIDDLE = Film.WIDTH / 2.0;
    private static final int CAPSULES = 8;
    private static final int CAPSULE = 4;

    /** Where the ends of the capsules are in a look: x and z of both; then x of the torso. */
    private static final int TORSO = CAPSULE * CAPSULES;

    private static final int MOTORS = 6;

    /** How far the joints of a gait are behind each other, rad. */
    private static final double[] PHASES = {0, -1.2, -2.0, 1.9, 0.7, -0.3};

    private static final double GAIT_AMPLITUDE = 0.5;

    /** The front leg is behind the torso, the back leg before it. */
    private static final int[] ORDER = {7, 6, 5, 0, 1, 4, 3, 2};

    private static final String[] KIND = {
        "torso", "torso", "back", "back", "back", "front", "front", "front"
    };

    @Override
    public boolean draws(EnvironmentTask task) {
        return task instanceof HalfCheetahTask;
    }

    /**
     * A gait of sine waves: at 2 Hz about 0.7 m/s forward, and played backwards at 3 Hz about 1.3
     * m/s backward.
     */
    @Override
    public Controller heuristic(EnvironmentTask task, ActionSpace actions) {
        boolean backward =
                task instanceof HalfCheetahTask.Direction(double direction) && direction < 0
                        || task instanceof HalfCheetahTask.Velocity(double speed) && speed < 0;
        double frequency = backward ? -3 : 2;
        return (_, t, action) -> {
            double turn = 2 * Math.PI * frequency * HalfCheetah.TAU * t;
            for (int j = 0; j < MOTORS; j++) {
                action[j] = (float) (GAIT_AMPLITUDE * Math.sin(turn + PHASES[j]));
            }
        };
    }

    @Override
    public double[] look(BatchEnvironment environment) {
        HalfCheetah cheetah = (HalfCheetah) environment;
        double[] positions = cheetah.positions(0);
        double[] capsules =
                new CheetahPhysics(HalfCheetahTask.Body.GYMNASIUM)
                        .forces(positions, cheetah.velocities(0), new double[MOTORS])
                        .capsules();
        double[] look = Arrays.copyOf(capsules, TORSO + 1);
        look[TORSO] = positions[0];
        return look;
    }

    @Override
    public String ending(Episode episode) {
        double way = episode.last()[TORSO] - episode.looks().getFirst()[TORSO];
        return String.format(
                Locale.ROOT,
                "%.2f m/s %s",
                Math.abs(way) / (HalfCheetah.TAU * episode.length()),
                way < 0 ? "backward" : "forward");
    }

    @Override
    public double secondsPerStep() {
        return HalfCheetah.TAU;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Palette palette() {
        return new Palette()
                .fill("scene", "#eef3ea", "#131e30")
                .fill("earth", "#cbbd9f", "#2b3850")
                .stroke("crest", "#8d7f63", "#5c6f90")
                .stroke("mark", "#8d7f63", "#5c6f90")
                .fill("metre", "#8d7f63", "#7f93b5")
                .stroke("torso", "#d97b2b", "#f5a35c")
                .stroke("back", "#b45f17", "#e08a3c")
                .stroke("front", "#e9b07c", "#a8693a")
                .stroke("wanted", "#2563eb", "#60a5fa")
                .fill("wanted-tip", "#2563eb", "#60a5fa");
    }

    @Override
    public void draw(Episode episode, Svg svg, Timeline time) {
        svg.leaf("rect", "class", "scene", "width", Film.WIDTH, "height", HEIGHT);
        ground(episode, svg, time);
        for (int capsule : ORDER) {
            capsule(episode, svg, time, capsule);
        }
        if (episode.task() instanceof HalfCheetahTask.Direction(double direction)
                && direction != 0) {
            arrow(svg, Math.signum(direction));
        }
        speeds(episode, svg, time);
    }

    private static void ground(Episode episode, Svg svg, Timeline time) {
        double[] x = episode.series(TORSO);
        double least = Arrays.stream(x).min().orElse(0);
        double most = Arrays.stream(x).max().orElse(0);
        svg.leaf(
                "rect",
                "class",
                "earth",
                "y",
                GROUND,
                "width",
                Film.WIDTH,
                "height",
                HEIGHT - GROUND);
        svg.leaf(
                "line",
                "class",
                "crest",
                "x2",
                Film.WIDTH,
                "y1",
                GROUND,
                "y2",
                GROUND,
                "stroke-width",
                2);
        double[][] shifts = new double[x.length][];
        Arrays.setAll(shifts, i -> new double[] {MIDDLE - SCALE * x[i], 0});
        svg.open("g", "transform", "translate(" + Svg.number(shifts[0][0]) + " 0)");
        time.transform(svg, "translate", false, 0.3, shifts);
        int reach = (int) Math.ceil(MIDDLE / SCALE);
        for (int metre = (int) Math.floor(least) - reach;
                metre <= Math.ceil(most) + reach;
                metre++) {
            double at = SCALE * metre;
            svg.leaf(
                    "line",
                    "class",
                    "mark",
                    "x1",
                    at,
                    "x2",
                    at,
                    "y1",
                    GROUND,
                    "y2",
                    GROUND + 9,
                    "stroke-width",
                    1.6);
            svg.label(at, GROUND + 25, 11, "metre", metre + " m", "text-anchor", "middle");
        }
        svg.close();
    }

    private static void capsule(Episode episode, Svg svg, Timeline time, int capsule) {
        int moments = time.moments();
        double[][] places = new double[moments][];
        double[][] angles = new double[moments][];
        double before = 0;
        double half = 0;
        for (int i = 0; i < moments; i++) {
            double[] look = episode.looks().get(i);
            int at = CAPSULE * capsule;
            double dx = look[at] - look[at + 2];
            double dz = look[at + 1] - look[at + 3];
            double x = (look[at] + look[at + 2]) / 2 - look[TORSO];
            double z = (look[at + 1] + look[at + 3]) / 2;
            half = SCALE * Math.hypot(dx, dz) / 2;
            places[i] = new double[] {MIDDLE + SCALE * x, GROUND - SCALE * z};
            // the turn nearest to that of the moment before, so that nothing spins back
            double angle = Math.toDegrees(Math.atan2(-dz, dx));
            angle += 360 * Math.rint((before - angle) / 360);
            angles[i] = new double[] {angle};
            before = angle;
        }
        svg.open(
                "g",
                "transform",
                String.format(
                        Locale.ROOT,
                        "translate(%s %s) rotate(%s)",
                        Svg.number(places[0][0]),
                        Svg.number(places[0][1]),
                        Svg.number(angles[0][0])));
        time.transform(svg, "translate", false, 0.3, places);
        time.transform(svg, "rotate", true, 0.4, angles);
        svg.leaf(
                "line",
                "class",
                KIND[capsule],
                "x1",
                -half,
                "x2",
                half,
                "stroke-linecap",
                "round",
                "stroke-width",
                2 * SCALE * CheetahForces.RADIUS);
        svg.close();
    }

    /** Where it is to run. */
    private static void arrow(Svg svg, double direction) {
        svg.open(
                "g",
                "transform",
                "translate("
                        + Svg.number(Film.WIDTH - 80.0)
                        + " 38) scale("
                        + (direction > 0 ? 1 : -1)
                        + " 1)");
        svg.leaf("line", "class", "wanted", "x1", -36, "x2", 26, "stroke-width", 5);
        svg.leaf("polygon", "class", "wanted-tip", "points", "42,0 22,11 22,-11");
        svg.close();
    }

    /** The velocity over the last step. */
    private static void speeds(Episode episode, Svg svg, Timeline time) {
        double[] x = episode.series(TORSO);
        String[] speeds = new String[x.length];
        Arrays.setAll(
                speeds,
                i ->
                        String.format(
                                Locale.ROOT,
                                "%.1f",
                                i == 0
                                        ? 0
                                        : Math.rint(10 * (x[i] - x[i - 1]) / HalfCheetah.TAU) / 10
                                                + 0.0));
        svg.label(96, 24, 11, "muted", "velocity, m/s", "text-anchor", "end");
        Counter.draw(svg, time, 96, 50, 20, speeds);
    }
}
