package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.Locale;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.navigation.Navigation;

/** The plane from above, with the path as it goes. */
final class NavigationDrawing implements Drawing {
    private static final int HEIGHT = 440;
    private static final double GRID = 0.1;

    @Override
    public boolean draws(EnvironmentTask task) {
        return task instanceof Navigation.Task;
    }

    /** Straight to the goal, as fast as allowed. */
    @Override
    public Controller heuristic(EnvironmentTask task, ActionSpace actions) {
        Navigation.Task to = (Navigation.Task) task;
        double fastest = ((ActionSpace.Box) actions).high(0);
        return (o, _, action) -> {
            double dx = to.goalX() - o[0];
            double dy = to.goalY() - o[1];
            double longest = Math.max(Math.abs(dx), Math.abs(dy));
            double share = longest > fastest ? fastest / longest : 1;
            action[0] = (float) (share * dx);
            action[1] = (float) (share * dy);
        };
    }

    @Override
    public double[] look(BatchEnvironment environment) {
        return Camera.observation(environment);
    }

    @Override
    public String ending(Episode episode) {
        if (episode.terminated()) {
            return "reached the goal";
        }
        Navigation.Task task = (Navigation.Task) episode.task();
        double[] last = episode.last();
        double away = Math.hypot(last[0] - task.goalX(), last[1] - task.goalY());
        return "time limit, " + Svg.decimals(away, 2).replaceFirst("^\\.", "0.") + " from the goal";
    }

    @Override
    public double secondsPerStep() {
        return 0.08;
    }

    @Override
    public boolean hasClock() {
        return false;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public Palette palette() {
        return new Palette()
                .fill("scene", "#f1f5fa", "#131e30")
                .stroke("grid", "#dde5ef", "#1d2b42")
                .stroke("axis", "#b3c0d1", "#36496a")
                .fill("tick", "#8593a8", "#6d7f9b")
                .stroke("path", "#2563eb", "#60a5fa")
                .fill("agent", "#2563eb", "#60a5fa")
                .fill("start", "#8593a8", "#6d7f9b")
                .fill("goal", "#149463", "#3ddc97")
                .stroke("goal-line", "#149463", "#3ddc97");
    }

    /** The part of the plane that is shown: what is needed, in the middle. */
    private record View(double scale, double middleX, double middleY) {
        static View of(Episode episode, Navigation.Task task) {
            double left = Math.min(0, task.goalX());
            double right = Math.max(0, task.goalX());
            double low = Math.min(0, task.goalY());
            double high = Math.max(0, task.goalY());
            for (double[] at : episode.looks()) {
                left = Math.min(left, at[0]);
                right = Math.max(right, at[0]);
                low = Math.min(low, at[1]);
                high = Math.max(high, at[1]);
            }
            double width = Math.max(right - left, 0.8) + 0.3;
            double height = Math.max(high - low, 0.5) + 0.3;
            double scale = Math.min(Film.WIDTH / width, HEIGHT / height);
            return new View(scale, (left + right) / 2, (low + high) / 2);
        }

        double x(double x) {
            return Film.WIDTH / 2.0 + (x - middleX) * scale;
        }

        double y(double y) {
            return HEIGHT / 2.0 - (y - middleY) * scale;
        }
    }

    @Override
    public void draw(Episode episode, Svg svg, Timeline time) {
        Navigation.Task task = (Navigation.Task) episode.task();
        View view = View.of(episode, task);
        svg.leaf("rect", "class", "scene", "width", Film.WIDTH, "height", HEIGHT);
        grid(svg, view);
        svg.leaf("circle", "class", "start", "cx", view.x(0), "cy", view.y(0), "r", 5);
        svg.label(view.x(0) + 9, view.y(0) + 17, 12, "tick", "start");
        goal(svg, view, task);
        path(episode, svg, time, view);
    }

    private static void grid(Svg svg, View view) {
        double spacing = GRID;
        while (spacing * view.scale() < 34) {
            spacing *= spacing * 10 % 10 == 5 ? 2 : 5;
        }
        int columns = (int) Math.ceil(Film.WIDTH / view.scale() / spacing / 2) + 1;
        long middle = Math.round(view.middleX() / spacing);
        for (long i = middle - columns; i <= middle + columns; i++) {
            double at = view.x(i * spacing);
            svg.leaf("line", "class", i == 0 ? "axis" : "grid", "x1", at, "x2", at, "y2", HEIGHT);
            if (i % 2 == 0 && at > 20 && at < Film.WIDTH - 20) {
                svg.label(
                        at,
                        HEIGHT - 8,
                        11,
                        "tick",
                        coordinate(i * spacing),
                        "text-anchor",
                        "middle");
            }
        }
        int rows = (int) Math.ceil(HEIGHT / view.scale() / spacing / 2) + 1;
        middle = Math.round(view.middleY() / spacing);
        for (long i = middle - rows; i <= middle + rows; i++) {
            double at = view.y(i * spacing);
            svg.leaf(
                    "line",
                    "class",
                    i == 0 ? "axis" : "grid",
                    "x2",
                    Film.WIDTH,
                    "y1",
                    at,
                    "y2",
                    at);
            if (i % 2 == 0 && at > 20 && at < HEIGHT - 24) {
                svg.label(8, at + 4, 11, "tick", coordinate(i * spacing));
            }
        }
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value + 0.0).replace('-', '\u2212');
    }

    private static void goal(Svg svg, View view, Navigation.Task task) {
        double x = view.x(task.goalX());
        double y = view.y(task.goalY());
        svg.leaf("circle", "class", "goal", "cx", x, "cy", y, "r", 22, "opacity", 0.15);
        svg.leaf(
                "circle",
                "class",
                "goal-line",
                "fill",
                "none",
                "cx",
                x,
                "cy",
                y,
                "r",
                14,
                "stroke-width",
                2);
        svg.leaf(
                "circle",
                "class",
                "goal",
                "cx",
                x,
                "cy",
                y,
                "r",
                Math.max(3, Navigation.ARRIVAL * view.scale()));
        svg.label(x, y - 29, 12.5, "goal", "goal", "text-anchor", "middle", "font-weight", 600);
    }

    private static void path(Episode episode, Svg svg, Timeline time, View view) {
        int moments = time.moments();
        double[] corners = new double[2 * moments];
        double[][] places = new double[moments][];
        double[] walked = new double[moments];
        for (int i = 0; i < moments; i++) {
            double[] look = episode.looks().get(i);
            places[i] = new double[] {view.x(look[0]), view.y(look[1])};
            corners[2 * i] = places[i][0];
            corners[2 * i + 1] = places[i][1];
            if (i > 0) {
                walked[i] =
                        walked[i - 1]
                                + Math.hypot(
                                        places[i][0] - places[i - 1][0],
                                        places[i][1] - places[i - 1][1]);
            }
        }
        double length = Math.max(1, walked[moments - 1]);
        double[] ahead = Arrays.stream(walked).map(w -> length - w).toArray();
        svg.open(
                "polyline",
                "class",
                "path",
                "fill",
                "none",
                "stroke-width",
                3,
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round",
                "opacity",
                0.75,
                "points",
                Svg.points(corners),
                "stroke-dasharray",
                length + " " + (length + 20),
                "stroke-dashoffset",
                0);
        time.follow(svg, "stroke-dashoffset", 0.3, ahead);
        svg.close();
        svg.open(
                "g",
                "transform",
                "translate(" + Svg.number(places[0][0]) + " " + Svg.number(places[0][1]) + ")");
        time.transform(svg, "translate", false, 0.1, places);
        svg.leaf("circle", "class", "agent", "r", 15, "opacity", 0.2);
        svg.leaf("circle", "class", "agent", "r", 8);
        svg.close();
    }
}
