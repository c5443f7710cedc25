package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.cartpole.CartPoleGoal;

/**
 * A cart on its track with the pole, to scale; the sector in which the pole must stay.
 *
 * <p>One picture, part after part in the order of painting.
 */
final class CartPoleDrawing implements Drawing {
    private static final int HEIGHT = 384;
    private static final double TRACK = 322;
    private static final double MIDDLE = Film.WIDTH / 2.0;
    private static final double CART_HEIGHT = 34;
    private static final double WHEEL = 9;
    private static final double PIVOT = TRACK - 2 * WHEEL - CART_HEIGHT + 6;

    /** Over so many steps before and after, pushes are averaged: single ones would flicker. */
    private static final int PUSH_SPAN = 6;

    @Override
    public boolean draws(EnvironmentTask task) {
        return task instanceof CartPole.Task || task instanceof CartPoleGoal.Task;
    }

    /** Pushes under the falling pole, and a little beyond the goal so that the pole leans to it. */
    @Override
    public Controller heuristic(EnvironmentTask task, ActionSpace actions) {
        double goal = goal(task);
        // with stiffer gains the heaviest, longest poles fall
        double stiffness = task instanceof CartPoleGoal.Task ? 2 : 1;
        return (o, _, action) -> {
            double drift = 0.06 * (o[0] - goal) + 0.09 * o[1];
            double lean = o[2] + 0.25 * o[3] + stiffness * drift;
            action[0] = lean > 0 ? 1 : 0;
        };
    }

    @Override
    public double[] look(BatchEnvironment environment) {
        return Camera.observation(environment);
    }

    @Override
    public String ending(Episode episode) {
        if (!episode.terminated()) {
            return "balanced to the time limit";
        }
        double x = episode.last()[0];
        return Math.abs(x) > CartPole.X_THRESHOLD ? "left the track" : "the pole fell";
    }

    @Override
    public double secondsPerStep() {
        return CartPole.TAU;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Palette palette() {
        return new Palette()
                .fill("scene", "#f1f5fa", "#131e30")
                .stroke("track", "#9aa8bb", "#4a5b76")
                .fill("tick", "#8593a8", "#6d7f9b")
                .fill("stop", "#d9485f", "#f0748a")
                .fill("cart", "#2f3e56", "#c9d5e8")
                .fill("wheel", "#1b2534", "#8fa1bd")
                .stroke("spoke", "#d4dde9", "#1b2534")
                .stroke("pole", "#d97b2b", "#f5a35c")
                .fill("pivot", "#8a4512", "#fff1e0")
                .fill("sector", "#2563eb", "#60a5fa")
                .fill("push", "#2563eb", "#60a5fa")
                .fill("goal", "#149463", "#3ddc97")
                .stroke("goal-line", "#149463", "#3ddc97");
    }

    private static double goal(EnvironmentTask task) {
        return task instanceof CartPoleGoal.Task(double goal) ? goal : 0;
    }

    private static CartPole.Task constants(EnvironmentTask task) {
        return task instanceof CartPole.Task own ? own : CartPole.Task.GYMNASIUM;
    }

    @Override
    public void draw(Episode episode, Svg svg, Timeline time) {
        CartPole.Task task = constants(episode.task());
        double scale = Math.min(136, (PIVOT - 14) / (2 * task.length()));
        svg.leaf("rect", "class", "scene", "width", Film.WIDTH, "height", HEIGHT);
        track(svg, scale);
        if (episode.task() instanceof CartPoleGoal.Task(double goal)) {
            goal(svg, MIDDLE + goal * scale);
        }
        double[] x = episode.series(0);
        double[][] places = new double[x.length][];
        Arrays.setAll(places, i -> new double[] {MIDDLE + x[i] * scale, 0});
        double[] first = episode.looks().getFirst();
        svg.open("g", "transform", "translate(" + Svg.number(places[0][0]) + " 0)");
        time.transform(svg, "translate", false, 0.1, places);
        double poleLength = 2 * task.length() * scale;
        sector(svg, poleLength);
        pushes(episode, svg, time);
        double width = 74 * Math.cbrt(task.cartMass());
        svg.leaf(
                "rect",
                "class",
                "cart",
                "x",
                -width / 2,
                "y",
                TRACK - 2 * WHEEL - CART_HEIGHT + 4,
                "width",
                width,
                "height",
                CART_HEIGHT,
                "rx",
                7);
        for (int side = -1; side <= 1; side += 2) {
            wheel(svg, time, side * width * 0.29, x, scale);
        }
        double thick = Math.clamp(9 * Math.cbrt(task.poleMass() / 0.1), 5, 20);
        svg.open("g", "transform", "translate(0 " + Svg.number(PIVOT) + ")");
        svg.open("g", "transform", "rotate(" + Svg.number(Math.toDegrees(first[2])) + ")");
        double[] theta = episode.series(2);
        double[][] angles = new double[theta.length][];
        Arrays.setAll(angles, i -> new double[] {Math.toDegrees(theta[i])});
        time.transform(svg, "rotate", false, 0.05, angles);
        svg.leaf(
                "line",
                "class",
                "pole",
                "y2",
                -poleLength,
                "stroke-width",
                thick,
                "stroke-linecap",
                "round");
        svg.close().close();
        svg.leaf("circle", "class", "pivot", "cy", PIVOT, "r", Math.max(3.5, thick * 0.32));
        svg.close();
    }

    private static void track(Svg svg, double scale) {
        double reach = CartPole.X_THRESHOLD * scale;
        svg.leaf(
                "line",
                "class",
                "track",
                "x1",
                MIDDLE - reach,
                "x2",
                MIDDLE + reach,
                "y1",
                TRACK,
                "y2",
                TRACK,
                "stroke-width",
                3);
        for (int metre = -2; metre <= 2; metre++) {
            double at = MIDDLE + metre * scale;
            svg.leaf(
                    "line",
                    "class",
                    "track",
                    "x1",
                    at,
                    "x2",
                    at,
                    "y1",
                    TRACK,
                    "y2",
                    TRACK + 8,
                    "stroke-width",
                    2);
            String text = metre == 0 ? "0" : metre + " m";
            svg.label(
                    at,
                    TRACK + 26,
                    12,
                    "tick",
                    text.replace('-', '\u2212'),
                    "text-anchor",
                    "middle");
        }
        for (int side = -1; side <= 1; side += 2) {
            double at = MIDDLE + side * reach;
            svg.leaf(
                    "rect",
                    "class",
                    "stop",
                    "x",
                    at - 3,
                    "y",
                    TRACK - 26,
                    "width",
                    6,
                    "height",
                    34,
                    "rx",
                    3);
        }
    }

    private static void goal(Svg svg, double at) {
        svg.leaf(
                "line",
                "class",
                "goal-line",
                "x1",
                at,
                "x2",
                at,
                "y1",
                70,
                "y2",
                TRACK + 8,
                "stroke-width",
                2,
                "stroke-dasharray",
                "5 5");
        svg.leaf("polygon", "class", "goal", "points", Svg.points(at, 56, at + 26, 65, at, 74));
        svg.leaf(
                "line",
                "class",
                "goal-line",
                "x1",
                at,
                "x2",
                at,
                "y1",
                54,
                "y2",
                82,
                "stroke-width",
                2.5);
        svg.label(at, TRACK + 44, 12, "goal", "goal", "text-anchor", "middle", "font-weight", 600);
    }

    private static void sector(Svg svg, double length) {
        double radius = length + 12;
        double dx = radius * Math.sin(CartPole.THETA_THRESHOLD);
        double dy = radius * Math.cos(CartPole.THETA_THRESHOLD);
        String path =
                String.format(
                        Locale.ROOT,
                        "M0 %s L%s %s A%s %s 0 0 1 %s %sZ",
                        Svg.number(PIVOT),
                        Svg.number(-dx),
                        Svg.number(PIVOT - dy),
                        Svg.number(radius),
                        Svg.number(radius),
                        Svg.number(dx),
                        Svg.number(PIVOT - dy));
        svg.leaf("path", "class", "sector", "opacity", 0.1, "d", path);
    }

    /** An arrow on each side, as strong as the pushes are frequent. */
    private static void pushes(Episode episode, Svg svg, Timeline time) {
        int steps = episode.length();
        for (int action = 0; action <= 1; action++) {
            double[] strength = new double[steps + 1];
            for (int t = 0; t <= steps; t++) {
                int from = Math.max(0, t - PUSH_SPAN);
                int to = Math.min(steps, t + PUSH_SPAN);
                double share = 0;
                for (int k = from; k < to; k++) {
                    share += episode.actions().get(k)[0] == action ? 1.0 / (to - from) : 0;
                }
                // a balanced pole is pushed to both sides in turn: show what prevails
                strength[t] = Math.clamp(2.4 * share - 1.2, 0, 1);
            }
            double side = action == 1 ? 1 : -1;
            double y = TRACK - 2 * WHEEL - CART_HEIGHT / 2 + 4;
            svg.open("g", "opacity", 0);
            time.follow(svg, "opacity", 0.04, strength);
            for (int k = 0; k < 2; k++) {
                double at = side * (62 + 15 * k);
                svg.leaf(
                        "polygon",
                        "class",
                        "push",
                        "opacity",
                        k == 0 ? 1 : 0.55,
                        "points",
                        Svg.points(at, y - 9, at + side * 12, y, at, y + 9));
            }
            svg.close();
        }
    }

    private static void wheel(Svg svg, Timeline time, double at, double[] x, double scale) {
        double[][] turns = new double[x.length][];
        Arrays.setAll(turns, i -> new double[] {Math.toDegrees((x[i] - x[0]) * scale / WHEEL)});
        svg.open(
                "g",
                "transform",
                "translate(" + Svg.number(at) + " " + Svg.number(TRACK - WHEEL - 1.5) + ")");
        svg.leaf("circle", "class", "wheel", "r", WHEEL);
        svg.open("g");
        time.transform(svg, "rotate", false, 2, turns);
        svg.leaf("path", "class", "spoke", "stroke-width", 1.6, "d", "M-6 0H6M0 -6V6");
        svg.close().close();
    }
}
