package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.LanderScene;
import org.metagrad.envs.lander.LunarLander;
import org.metagrad.envs.lander.LunarLanderHeuristic;

/**
 * The whole view of the lander at Gymnasium's proportions, with flames where engines burn.
 *
 * <p>One picture, part after part in the order of painting.
 */
final class LunarLanderDrawing implements Drawing {
    private static final double SCALE = Film.WIDTH / LanderScene.WIDTH;

    /** Above the view of Gymnasium, from whose upper rim the lander starts, m. */
    private static final double HEADROOM = 1.3;

    private static final int HEIGHT = (int) Math.round((LanderScene.HEIGHT + HEADROOM) * SCALE);

    /** A unit of the shapes of lunar_lander.py, px. */
    private static final double UNIT = SCALE / 30;

    private static final int CHUNK = 2;
    private static final int[] PAD = {4, 6};
    private static final int STARS = 70;

    // places in a look
    private static final int LANDER = 0;
    private static final int LEG0 = 3;
    private static final int LEG1 = 6;
    private static final int WIND = 9;
    private static final int CRASHED = 10;
    private static final int AWAKE = 11;
    private static final int GROUND = 12;

    @Override
    public boolean draws(EnvironmentTask task) {
        return task instanceof LunarLander.Task;
    }

    /** Gymnasium's. */
    @Override
    public Controller heuristic(EnvironmentTask task, ActionSpace actions) {
        return switch (actions) {
            case ActionSpace.Discrete _ -> (o, _, action) -> LunarLanderHeuristic.act(o, 1, action);
            case ActionSpace.Box _ ->
                    (o, _, action) -> LunarLanderHeuristic.actContinuously(o, 1, action);
        };
    }

    @Override
    public double[] look(BatchEnvironment environment) {
        LanderScene scene = ((LunarLander) environment).scene(0);
        double[] look = new double[GROUND + scene.ground().length];
        place(scene.lander(), look, LANDER);
        place(scene.leg0(), look, LEG0);
        place(scene.leg1(), look, LEG1);
        look[WIND] = scene.windForce();
        look[CRASHED] = scene.crashed() ? 1 : 0;
        look[AWAKE] = scene.awake() ? 1 : 0;
        System.arraycopy(scene.ground(), 0, look, GROUND, scene.ground().length);
        return look;
    }

    private static void place(LanderScene.Body body, double[] look, int at) {
        look[at] = body.x();
        look[at + 1] = body.y();
        look[at + 2] = body.angle();
    }

    @Override
    public String ending(Episode episode) {
        double[] last = episode.last();
        if (last[CRASHED] == 1) {
            return "crashed";
        }
        if (!episode.terminated()) {
            return "time limit";
        }
        return last[AWAKE] == 0 ? "landed" : "flew out of view";
    }

    @Override
    public double secondsPerStep() {
        return 0.02;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Palette palette() {
        return new Palette()
                .fill("scene", "#dfe9f6", "#0a1120")
                .fill("star", "#c6d6ec", "#d7e3f7")
                .fill("moon", "#c4cedb", "#2b3850")
                .stroke("crest", "#8d9bb0", "#5c6f90")
                .fill("pad", "#149463", "#3ddc97")
                .stroke("pole", "#4d5b70", "#c9d5e8")
                .fill("flag", "#e2a814", "#ffd457")
                .fill("hull", "#5b4bb7", "#a99bf5")
                .stroke("hull-rim", "#3b2f86", "#d6cffc")
                .fill("window", "#e5f0ff", "#1c1746")
                .stroke("strut", "#6f62bf", "#8a7de0")
                .fill("leg", "#6f62bf", "#8a7de0")
                .fill("nozzle", "#3b2f86", "#d6cffc")
                .fill("flame", "#f97316", "#fb923c")
                .fill("core", "#fff3b0", "#fff7d1")
                .stroke("trail", "#5b4bb7", "#a99bf5")
                .stroke("wind", "#2563eb", "#60a5fa")
                .fill("wind-tip", "#2563eb", "#60a5fa")
                .fill("boom", "#f97316", "#fb923c");
    }

    private static double x(double metres) {
        return metres * SCALE;
    }

    private static double y(double metres) {
        return HEIGHT - metres * SCALE;
    }

    @Override
    public void draw(Episode episode, Svg svg, Timeline time) {
        svg.leaf("rect", "class", "scene", "width", Film.WIDTH, "height", HEIGHT);
        stars(svg);
        trail(episode, svg, time);
        legs(episode, svg, time);
        lander(episode, svg, time);
        ground(svg, episode.last());
        if (((LunarLander.Task) episode.task()).windPower() > 0) {
            wind(episode, svg, time);
        }
    }

    /** Draws the stars, one sky for every episode. */
    private static void stars(Svg svg) {
        RandomStream sky = RandomStream.of(7);
        for (int i = 0; i < STARS; i++) {
            svg.leaf(
                    "circle",
                    "class",
                    "star",
                    "cx",
                    Film.WIDTH * sky.uniform(3L * i),
                    "cy",
                    0.7 * HEIGHT * sky.uniform(3L * i + 1),
                    "r",
                    0.6 + 1.1 * sky.uniform(3L * i + 2));
        }
    }

    private static void ground(Svg svg, double[] look) {
        int points = look.length - GROUND;
        double[] corners = new double[2 * points + 4];
        double[] crest = new double[2 * points];
        for (int i = 0; i < points; i++) {
            crest[2 * i] = x(CHUNK * i);
            crest[2 * i + 1] = y(look[GROUND + i]);
        }
        System.arraycopy(crest, 0, corners, 0, crest.length);
        corners[2 * points] = Film.WIDTH;
        corners[2 * points + 1] = HEIGHT;
        corners[2 * points + 3] = HEIGHT;
        svg.leaf("polygon", "class", "moon", "points", Svg.points(corners));
        svg.leaf(
                "polyline",
                "class",
                "crest",
                "fill",
                "none",
                "stroke-width",
                2,
                "points",
                Svg.points(crest));
        double pad = y(look[GROUND + PAD[0]]);
        svg.leaf(
                "rect",
                "class",
                "pad",
                "x",
                x(CHUNK * PAD[0]),
                "y",
                pad - 1.5,
                "width",
                x(CHUNK * (PAD[1] - PAD[0])),
                "height",
                4,
                "rx",
                2);
        for (int chunk : PAD) {
            double at = x(CHUNK * chunk);
            svg.leaf(
                    "line",
                    "class",
                    "pole",
                    "x1",
                    at,
                    "x2",
                    at,
                    "y1",
                    pad,
                    "y2",
                    pad - 50 * UNIT,
                    "stroke-width",
                    1.8);
            svg.leaf(
                    "polygon",
                    "class",
                    "flag",
                    "points",
                    Svg.points(
                            at + 1,
                            pad - 50 * UNIT,
                            at + 25 * UNIT,
                            pad - 42 * UNIT,
                            at + 1,
                            pad - 34 * UNIT));
        }
    }

    private static void body(Episode episode, Svg svg, Timeline time, int at) {
        int moments = time.moments();
        double[][] places = new double[moments][];
        double[][] angles = new double[moments][];
        for (int i = 0; i < moments; i++) {
            double[] look = episode.looks().get(i);
            places[i] = new double[] {x(look[at]), y(look[at + 1])};
            angles[i] = new double[] {-Math.toDegrees(look[at + 2])};
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
        time.transform(svg, "translate", false, 0.12, places);
        time.transform(svg, "rotate", true, 0.15, angles);
    }

    private static void legs(Episode episode, Svg svg, Timeline time) {
        for (int leg : new int[] {LEG0, LEG1}) {
            body(episode, svg, time, leg);
            // towards the hinge in the middle of the lander, which covers the rest
            double side = leg == LEG0 ? -1 : 1;
            svg.leaf(
                    "line",
                    "class",
                    "strut",
                    "y1",
                    -6 * UNIT,
                    "x2",
                    side * 11 * UNIT,
                    "y2",
                    -12.5 * UNIT,
                    "stroke-width",
                    2.4);
            svg.leaf(
                    "rect", "class", "leg", "x", -2 * UNIT, "y", -8 * UNIT, "width", 4 * UNIT,
                    "height", 16 * UNIT, "rx", 1.5);
            svg.close();
        }
    }

    private static void lander(Episode episode, Svg svg, Timeline time) {
        body(episode, svg, time, LANDER);
        flame(
                episode,
                svg,
                time,
                "M-5 9 Q-9 24 0 44 Q9 24 5 9Z",
                "M-2.5 9 Q-4 18 0 29 Q4 18 2.5 9Z",
                Engine.MAIN);
        flame(
                episode,
                svg,
                time,
                "M-16 -13 Q-26 -17 -36 -13 Q-26 -9 -16 -13Z",
                "M-16 -13 Q-21 -15 -27 -13 Q-21 -11 -16 -13Z",
                Engine.LEFT);
        flame(
                episode,
                svg,
                time,
                "M16 -13 Q26 -17 36 -13 Q26 -9 16 -13Z",
                "M16 -13 Q21 -15 27 -13 Q21 -11 16 -13Z",
                Engine.RIGHT);
        svg.open("g", "transform", "scale(" + Svg.decimals(UNIT, 3) + ")");
        svg.leaf("polygon", "class", "nozzle", "points", "-6,10 6,10 4,5 -4,5");
        svg.leaf(
                "path",
                "class",
                "hull hull-rim",
                "stroke-width",
                1.3,
                "stroke-linejoin",
                "round",
                "d",
                "M-14 -17H14L17 0V10H-17V0Z");
        svg.leaf("rect", "class", "window", "x", -7, "y", -11, "width", 14, "height", 8, "rx", 4);
        svg.close();
        crash(episode, svg, time);
        svg.close();
    }

    private enum Engine {
        LEFT,
        MAIN,
        RIGHT
    }

    private static boolean burns(float[] action, Engine engine) {
        boolean discrete = action.length == 1;
        return switch (engine) {
            case LEFT -> discrete ? action[0] == 1 : action[1] < -0.5;
            case MAIN -> discrete ? action[0] == 2 : action[0] > 0;
            case RIGHT -> discrete ? action[0] == 3 : action[1] > 0.5;
        };
    }

    /** Shown from the step in which the engine burns to the next. */
    private static void flame(
            Episode episode, Svg svg, Timeline time, String outer, String inner, Engine engine) {
        svg.open("g", "transform", "scale(" + Svg.decimals(UNIT, 3) + ")", "opacity", 0);
        time.jump(
                svg,
                "opacity",
                i -> i < episode.length() && burns(episode.actions().get(i), engine) ? "1" : "0");
        svg.leaf("path", "class", "flame", "d", outer);
        svg.leaf("path", "class", "core", "d", inner);
        svg.close();
    }

    private static void crash(Episode episode, Svg svg, Timeline time) {
        if (episode.last()[CRASHED] == 1) {
            svg.open("g", "opacity", 0);
            double[] star = new double[40];
            for (int k = 0; k < 20; k++) {
                double radius = k % 2 == 0 ? 42 : 24;
                star[2 * k] = radius * Math.sin(Math.PI * k / 10);
                star[2 * k + 1] = radius * Math.cos(Math.PI * k / 10);
            }
            svg.leaf("polygon", "class", "boom", "opacity", 0.75, "points", Svg.points(star));
            svg.leaf("circle", "class", "core", "opacity", 0.8, "r", 15);
            time.appearAtEnd(svg);
            svg.close();
        }
    }

    private static void trail(Episode episode, Svg svg, Timeline time) {
        int moments = time.moments();
        double[] corners = new double[2 * moments];
        double[] flown = new double[moments];
        for (int i = 0; i < moments; i++) {
            double[] look = episode.looks().get(i);
            corners[2 * i] = x(look[LANDER]);
            corners[2 * i + 1] = y(look[LANDER + 1]);
            if (i > 0) {
                flown[i] =
                        flown[i - 1]
                                + Math.hypot(
                                        corners[2 * i] - corners[2 * i - 2],
                                        corners[2 * i + 1] - corners[2 * i - 1]);
            }
        }
        double length = Math.max(1, flown[moments - 1]);
        svg.open(
                "polyline",
                "class",
                "trail",
                "fill",
                "none",
                "stroke-width",
                1.6,
                "opacity",
                0.45,
                "points",
                Svg.points(corners),
                "stroke-dasharray",
                length + " " + (length + 20),
                "stroke-dashoffset",
                0);
        time.follow(
                svg, "stroke-dashoffset", 0.5, Arrays.stream(flown).map(f -> length - f).toArray());
        svg.close();
    }

    /** As long as the wind is strong. */
    private static void wind(Episode episode, Svg svg, Timeline time) {
        double strongest = ((LunarLander.Task) episode.task()).windPower();
        double[] ends = Arrays.stream(episode.series(WIND)).map(w -> 56 * w / strongest).toArray();
        double[][] tips = new double[ends.length][];
        Arrays.setAll(tips, i -> new double[] {ends[i], 0});
        double[][] sides = new double[ends.length][];
        Arrays.setAll(
                sides,
                i ->
                        new double[] {
                            Math.clamp(ends[i] / 10, -1, 1), Math.min(1, Math.abs(ends[i] / 10))
                        });
        svg.open("g", "transform", "translate(" + (Film.WIDTH - 90) + " 40)");
        svg.label(0, -16, 12, "muted", "wind", "text-anchor", "middle");
        svg.leaf("circle", "class", "wind-tip", "r", 3);
        svg.open("line", "class", "wind", "stroke-width", 3.5, "x2", ends[0]);
        time.follow(svg, "x2", 0.4, ends);
        svg.close();
        svg.open("g", "transform", "translate(" + Svg.number(ends[0]) + " 0)");
        time.transform(svg, "translate", false, 0.4, tips);
        time.transform(svg, "scale", true, 0.05, sides);
        svg.leaf("polygon", "class", "wind-tip", "points", "12,0 -1,7.5 -1,-7.5");
        svg.close().close();
    }
}
