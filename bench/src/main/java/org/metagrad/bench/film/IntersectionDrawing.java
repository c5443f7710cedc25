package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.intersection.Intersection;

/**
 * The crossing from above: the ego vehicle from the left, the other from below.
 *
 * <p>One picture, part after part in the order of painting, and the driver that it needs.
 */
final class IntersectionDrawing implements Drawing {
    private static final int HEIGHT = 480;
    private static final double SCALE = 9.5;
    private static final double CROSS_X = 470;
    private static final double CROSS_Y = 96;
    private static final double LENGTH = 5 * SCALE;
    private static final double WIDTH = 2 * SCALE;
    private static final double LANE = 4.2 * SCALE;

    /** The least change of speed that is shown as braking or accelerating, m/s^2. */
    private static final double SHOWN = 0.3;

    // places in a look
    private static final int EGO = 0;
    private static final int EGO_SPEED = 1;
    private static final int OTHER = 2;
    private static final int OTHER_SPEED = 3;

    @Override
    public boolean draws(EnvironmentTask task) {
        return task instanceof Intersection.Task;
    }

    /**
     * The yield rule: goes first if it will have left before the other can enter, goes when the
     * other has passed, and otherwise brakes so as to stop before the crossing.
     */
    @Override
    public Controller heuristic(EnvironmentTask task, ActionSpace actions) {
        return (o, _, action) -> {
            double wanted = acceleration(30 * o[0], 10 + 10 * o[1], 30 * o[2], 10 + 10 * o[3]);
            action[0] =
                    switch (actions) {
                        case ActionSpace.Box _ -> (float) wanted;
                        case ActionSpace.Discrete _ -> wanted < -1 ? 0 : wanted > 0.5 ? 2 : 1;
                    };
        };
    }

    private static double acceleration(double ego, double speed, double other, double otherSpeed) {
        double cruise = speed < 14 ? 2 : 0;
        boolean passed = other >= 3.5;
        boolean inside = ego > -3.5;
        boolean waits = other < -3.5 && otherSpeed < 0.2;
        // however it accelerates, by 2 m/s^2 at most
        double otherEnters = timeTo(-3.5 - other, otherSpeed, 2);
        if (passed || inside || waits || timeTo(3.5 - ego, speed, cruise) < otherEnters - 0.2) {
            return cruise;
        }
        double needed = speed * speed / (2 * Math.max(-4.2 - ego, 0.1));
        return needed > 2.5 || ego > -5 ? -Math.max(needed, 4) : 0;
    }

    /** Until a way has been made at a speed and an acceleration, s. */
    private static double timeTo(double way, double speed, double acceleration) {
        if (way <= 0) {
            return 0;
        }
        double v = Math.max(speed, 0.1);
        return acceleration == 0
                ? way / v
                : (Math.sqrt(v * v + 2 * acceleration * way) - v) / acceleration;
    }

    /** The state from the observation, and whether the vehicles have collided. */
    @Override
    public double[] look(BatchEnvironment environment) {
        double[] o = Camera.observation(environment);
        return new double[] {30 * o[0], 10 + 10 * o[1], 30 * o[2], 10 + 10 * o[3]};
    }

    @Override
    public String ending(Episode episode) {
        if (!episode.terminated()) {
            return "time limit";
        }
        return collided(episode) ? "collision" : "crossed safely";
    }

    private static boolean collided(Episode episode) {
        return episode.terminated() && episode.last()[EGO] < 9.99;
    }

    @Override
    public double secondsPerStep() {
        return Intersection.TAU;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Palette palette() {
        return new Palette()
                .fill("scene", "#e4eddd", "#16241d")
                .fill("road", "#b9c0ca", "#2a3342")
                .stroke("edge", "#f8fafc", "#66758c")
                .stroke("lane", "#f8fafc", "#66758c")
                .fill("ego", "#2563eb", "#60a5fa")
                .fill("other", "#d97b2b", "#f5a35c")
                .fill("glass", "#dbe7fb", "#0d1522")
                .fill("brake", "#e11d48", "#ff5d7d")
                .fill("gas", "#149463", "#3ddc97")
                .fill("boom", "#f97316", "#fb923c")
                .fill("core", "#fff3b0", "#fff7d1")
                .fill("aim", "#149463", "#3ddc97")
                .stroke("aim-line", "#149463", "#3ddc97")
                .fill("panel", "#ffffff", "#0d1522");
    }

    @Override
    public void draw(Episode episode, Svg svg, Timeline time) {
        svg.leaf("rect", "class", "scene", "width", Film.WIDTH, "height", HEIGHT);
        roads(svg);
        vehicle(episode, svg, time, true);
        vehicle(episode, svg, time, false);
        if (collided(episode)) {
            collision(episode, svg, time);
        }
        panel(episode, svg, time);
    }

    private static void roads(Svg svg) {
        double half = LANE / 2;
        svg.leaf("rect", "class", "road", "y", CROSS_Y - half, "width", Film.WIDTH, "height", LANE);
        svg.leaf("rect", "class", "road", "x", CROSS_X - half, "width", LANE, "height", HEIGHT);
        String horizontal = "M0 %1$sH%2$sM%3$s %1$sH%4$s";
        for (int side = -1; side <= 1; side += 2) {
            svg.leaf(
                    "path",
                    "class",
                    "edge",
                    "fill",
                    "none",
                    "stroke-width",
                    2,
                    "d",
                    String.format(
                            Locale.ROOT,
                            horizontal,
                            Svg.number(CROSS_Y + side * half),
                            Svg.number(CROSS_X - half),
                            Svg.number(CROSS_X + half),
                            Film.WIDTH));
            svg.leaf(
                    "path",
                    "class",
                    "edge",
                    "fill",
                    "none",
                    "stroke-width",
                    2,
                    "d",
                    String.format(
                            Locale.ROOT,
                            "M%1$s 0V%2$sM%1$s %3$sV%4$s",
                            Svg.number(CROSS_X + side * half),
                            Svg.number(CROSS_Y - half),
                            Svg.number(CROSS_Y + half),
                            HEIGHT));
        }
        double stop = half + 6;
        svg.leaf(
                "line",
                "class",
                "lane",
                "x1",
                CROSS_X - stop,
                "x2",
                CROSS_X - stop,
                "y1",
                CROSS_Y - half,
                "y2",
                CROSS_Y + half,
                "stroke-width",
                4);
        svg.leaf(
                "line",
                "class",
                "lane",
                "x1",
                CROSS_X - half,
                "x2",
                CROSS_X + half,
                "y1",
                CROSS_Y + stop,
                "y2",
                CROSS_Y + stop,
                "stroke-width",
                4);
        double aim = CROSS_X + 10 * SCALE;
        svg.leaf(
                "line",
                "class",
                "aim-line",
                "x1",
                aim,
                "x2",
                aim,
                "y1",
                CROSS_Y - half,
                "y2",
                CROSS_Y + half,
                "stroke-width",
                3,
                "stroke-dasharray",
                "6 4");
        svg.label(
                aim,
                CROSS_Y - half - 9,
                12,
                "aim",
                "goal",
                "text-anchor",
                "middle",
                "font-weight",
                600);
    }

    private static void vehicle(Episode episode, Svg svg, Timeline time, boolean ego) {
        double[] position = episode.series(ego ? EGO : OTHER);
        double[] speed = episode.series(ego ? EGO_SPEED : OTHER_SPEED);
        double[][] places = new double[position.length][];
        Arrays.setAll(
                places,
                i ->
                        ego
                                ? new double[] {CROSS_X + SCALE * position[i], CROSS_Y}
                                : new double[] {CROSS_X, CROSS_Y - SCALE * position[i]});
        String turn = ego ? "" : "rotate(-90)";
        svg.open(
                "g",
                "transform",
                String.format(
                        Locale.ROOT,
                        "translate(%s %s)",
                        Svg.number(places[0][0]),
                        Svg.number(places[0][1])));
        time.transform(svg, "translate", false, 0.1, places);
        svg.open("g", "transform", turn.isEmpty() ? "rotate(0)" : turn);
        halo(svg, time, speed, "brake", -1);
        halo(svg, time, speed, "gas", 1);
        svg.leaf(
                "rect",
                "class",
                ego ? "ego" : "other",
                "x",
                -LENGTH / 2,
                "y",
                -WIDTH / 2,
                "width",
                LENGTH,
                "height",
                WIDTH,
                "rx",
                6);
        svg.leaf("path", "class", "glass", "d", "M6 -8 Q13 0 6 8 L13 9 Q18 0 13 -9Z");
        svg.leaf("path", "class", "glass", "opacity", 0.75, "d", "M-13 -8.5 L-17 -7 V7 L-13 8.5Z");
        lights(svg, time, speed);
        svg.close().close();
    }

    private static double acceleration(double[] speed, int moment) {
        return moment + 1 < speed.length
                ? (speed[moment + 1] - speed[moment]) / Intersection.TAU
                : 0;
    }

    private static void halo(Svg svg, Timeline time, double[] speed, String colour, int sign) {
        svg.open(
                "rect",
                "class",
                colour,
                "x",
                -LENGTH / 2 - 6,
                "y",
                -WIDTH / 2 - 6,
                "width",
                LENGTH + 12,
                "height",
                WIDTH + 12,
                "rx",
                12,
                "opacity",
                0);
        time.jump(svg, "opacity", i -> sign * acceleration(speed, i) > SHOWN ? ".45" : "0");
        svg.close();
    }

    private static void lights(Svg svg, Timeline time, double[] speed) {
        svg.open("g", "opacity", 0);
        time.jump(svg, "opacity", i -> acceleration(speed, i) < -SHOWN ? "1" : "0");
        for (int side = -1; side <= 1; side += 2) {
            svg.leaf(
                    "rect",
                    "class",
                    "brake",
                    "x",
                    -LENGTH / 2,
                    "y",
                    side * 6.5 - 2.5,
                    "width",
                    4,
                    "height",
                    5,
                    "rx",
                    1.5);
        }
        svg.close();
    }

    private static void collision(Episode episode, Svg svg, Timeline time) {
        double[] last = episode.last();
        double x = CROSS_X + SCALE * last[EGO] / 2;
        double y = CROSS_Y - SCALE * last[OTHER] / 2;
        double[] star = new double[48];
        for (int k = 0; k < 24; k++) {
            double radius = k % 2 == 0 ? 46 : 26;
            star[2 * k] = x + radius * Math.sin(Math.PI * k / 12);
            star[2 * k + 1] = y + radius * Math.cos(Math.PI * k / 12);
        }
        svg.open("g", "opacity", 0);
        svg.leaf("polygon", "class", "boom", "opacity", 0.8, "points", Svg.points(star));
        svg.leaf("circle", "class", "core", "opacity", 0.85, "cx", x, "cy", y, "r", 16);
        time.appearAtEnd(svg);
        svg.close();
    }

    /** The speeds, and what the colours mean. */
    private static void panel(Episode episode, Svg svg, Timeline time) {
        svg.open("g", "transform", "translate(24 196)");
        svg.leaf("rect", "class", "panel", "width", 250, "height", 128, "rx", 10, "opacity", 0.85);
        row(episode, svg, time, 0, "ego", "ego", EGO_SPEED);
        row(episode, svg, time, 36, "other", "other", OTHER_SPEED);
        svg.leaf(
                "rect", "class", "gas", "opacity", 0.6, "x", 16, "y", 94, "width", 16, "height", 10,
                "rx", 4);
        svg.label(38, 103, 12, "muted", "accelerates");
        svg.leaf(
                "rect", "class", "brake", "opacity", 0.6, "x", 130, "y", 94, "width", 16, "height",
                10, "rx", 4);
        svg.label(152, 103, 12, "muted", "brakes");
        svg.close();
    }

    private static void row(
            Episode episode,
            Svg svg,
            Timeline time,
            double y,
            String colour,
            String name,
            int series) {
        String[] texts =
                Arrays.stream(episode.series(series))
                        .mapToObj(v -> String.format(Locale.ROOT, "%.1f", v + 0.0))
                        .toArray(String[]::new);
        svg.leaf("rect", "class", colour, "x", 16, "y", y + 18, "width", 30, "height", 13, "rx", 4);
        svg.label(56, y + 30, 13.5, "ink", name);
        Counter.draw(svg, time, 190, y + 31, 17, texts);
        svg.label(197, y + 30, 12, "muted", "m/s");
    }
}
