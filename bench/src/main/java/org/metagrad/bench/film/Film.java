package org.metagrad.bench.film;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.metagrad.bench.chart.Palette;
import org.metagrad.bench.chart.Svg;
import org.metagrad.bench.io.Count;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;

/**
 * A recorded episode, as an animated SVG and in figures.
 *
 * <p>The SVG is self-contained, has no script, plays by itself and again, and follows the light or
 * dark scheme of the page. The same episode gives the same bytes.
 */
public final class Film {
    /** Width of every film, px. */
    static final int WIDTH = 760;

    /** Between two films beside each other, px. */
    private static final int GAP = 16;

    private static final int HEADER = 74;
    private static final int LONGEST_LINE = 72;
    private static final int FOOTER = 14;
    private static final String FONT =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
    private static final String DIGITS =
            "ui-monospace,'SF Mono','DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace";

    private final String environment;
    private final String policy;
    private final Drawing drawing;
    private final Episode episode;

    private Film(String environment, String policy, Drawing drawing, Episode episode) {
        this.environment = environment;
        this.policy = policy;
        this.drawing = drawing;
        this.episode = episode;
    }

    /**
     * Records one episode.
     *
     * @param distribution makes the environment
     * @param task of the distribution
     * @param policy its name, for the caption
     * @param run resets the single environment that it is given and steps it to the end
     * @return the film of the episode
     * @throws IllegalArgumentException if there is no drawing for the environment
     */
    public static Film record(
            TaskDistribution distribution,
            EnvironmentTask task,
            String policy,
            Consumer<BatchEnvironment> run) {
        Drawing drawing = Drawings.of(task);
        Camera camera = new Camera(distribution.environment(task, 1), drawing);
        run.accept(camera);
        return new Film(distribution.name(), policy, drawing, camera.episode());
    }

    /**
     * Resets a single environment and runs a controller in it to the end.
     *
     * @param environment of size 1
     * @param controller that chooses the actions
     * @param seed of the reset
     */
    public static void run(BatchEnvironment environment, Controller controller, long seed) {
        float[] observation = new float[environment.observationSize()];
        float[] action = new float[environment.actionSpace().dimensions()];
        environment.reset(RandomStream.of(seed));
        for (int t = 0; environment.runningCount() > 0; t++) {
            environment.observe(observation, 0, 1);
            controller.act(observation, t, action);
            environment.step(action);
        }
    }

    /**
     * {@return the controller of uniform actions, a function of the seed}
     *
     * @param actions the space from which they are drawn
     * @param seed any number
     */
    public static Controller random(ActionSpace actions, long seed) {
        RandomStream stream = RandomStream.of(seed).split(1);
        return (_, t, action) -> {
            for (int d = 0; d < action.length; d++) {
                double uniform = stream.uniform((long) t * action.length + d);
                action[d] =
                        switch (actions) {
                            case ActionSpace.Discrete(int n) -> (float) Math.floor(n * uniform);
                            case ActionSpace.Box box ->
                                    (float) (box.low(d) + (box.high(d) - box.low(d)) * uniform);
                        };
            }
        };
    }

    /**
     * {@return the hand-written policy for a task}
     *
     * @param distribution makes the environment
     * @param task of the distribution
     */
    public static Controller heuristic(TaskDistribution distribution, EnvironmentTask task) {
        return Drawings.of(task).heuristic(task, distribution.environment(task, 1).actionSpace());
    }

    /** {@return the environment, the policy and the task on one line} */
    public String title() {
        return environment + ", " + policy + ": " + episode.task().describe();
    }

    /** {@return the name of the policy} */
    public String policy() {
        return policy;
    }

    /** {@return the task in words} */
    public String task() {
        return episode.task().describe();
    }

    /** {@return the number of steps} */
    public int length() {
        return episode.length();
    }

    /** {@return the sum of the rewards} */
    public double totalReward() {
        return Arrays.stream(episode.rewards()).sum();
    }

    /** {@return the way in which the episode ended, such as {@code landed}} */
    public String ending() {
        return drawing.ending(episode);
    }

    /** {@return the SVG document} */
    public String svg() {
        return sideBySide(List.of(this));
    }

    /**
     * {@return the SVG document of several films of one kind of environment beside each other, the
     * first on the left}
     *
     * @param films at least one, all of the same family of environments
     * @throws IllegalArgumentException if there is none, or they are of different families
     */
    public static String sideBySide(List<Film> films) {
        if (films.stream().map(film -> film.environment).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    films.stream().map(film -> film.environment).toList()
                            + ": films of one family of environments are wanted");
        }
        Film first = films.getFirst();
        Svg svg = new Svg();
        int width = films.size() * (WIDTH + GAP) - GAP;
        int height = first.totalHeight();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "font-family",
                FONT);
        String titles =
                films.stream()
                        .map(film -> film.policy + ": " + film.summary())
                        .collect(Collectors.joining("; "));
        svg.raw("title", first.environment + ", " + titles);
        svg.raw("desc", first.episode.task().describe());
        svg.raw(
                "style",
                Palette.common().with(first.drawing.palette()).css()
                        + ".digits{font-family:"
                        + DIGITS
                        + ";font-weight:600}");
        svg.open("clipPath", "id", "card")
                .leaf("rect", "width", WIDTH, "height", height, "rx", 12)
                .close();
        for (int i = 0; i < films.size(); i++) {
            if (i > 0) {
                svg.open("g", "transform", "translate(" + i * (WIDTH + GAP) + " 0)");
            }
            films.get(i).card(svg);
            if (i > 0) {
                svg.close();
            }
        }
        svg.close();
        return svg.toString();
    }

    private int totalHeight() {
        return HEADER + drawing.height() + FOOTER;
    }

    private void card(Svg svg) {
        Timeline time = new Timeline(episode.length(), drawing.secondsPerStep());
        int height = totalHeight();
        svg.open("g", "clip-path", "url(#card)");
        svg.leaf("rect", "class", "card", "width", WIDTH, "height", height);
        header(svg, time);
        String window = svg.clip(0, 0, WIDTH, drawing.height());
        svg.open("g", "transform", "translate(0 " + HEADER + ")", "clip-path", window);
        drawing.draw(episode, svg, time);
        badge(svg, time);
        svg.close();
        progress(svg, time, HEADER + drawing.height());
        svg.leaf(
                "rect",
                "class",
                "rim",
                "fill",
                "none",
                "x",
                0.5,
                "y",
                0.5,
                "width",
                WIDTH - 1.0,
                "height",
                height - 1.0,
                "rx",
                11.5);
        svg.close();
    }

    private void header(Svg svg, Timeline time) {
        svg.open("text", "x", 20, "y", 29, "font-size", 17);
        svg.raw("tspan", environment, "class", "ink", "font-weight", 700);
        svg.raw("tspan", policy, "class", "muted", "dx", 10, "font-size", 13);
        svg.close();
        List<String> lines = caption();
        for (int i = 0; i < lines.size(); i++) {
            svg.label(20, (lines.size() == 1 ? 52 : 47) + 15.0 * i, 12.5, "muted", lines.get(i));
        }
        double right = WIDTH - 20.0;
        double[] sums = episode.runningReturn();
        String[] returns = Arrays.stream(sums).mapToObj(episode::returnText).toArray(String[]::new);
        svg.label(right, 26, 11, "muted", "return", "text-anchor", "end");
        Counter.draw(svg, time, right, 52, 20, returns);
        String[] clock = new String[time.moments()];
        Arrays.setAll(clock, this::clock);
        svg.label(
                right - 110,
                26,
                11,
                "muted",
                drawing.hasClock() ? "time, s" : "step",
                "text-anchor",
                "end");
        Counter.draw(svg, time, right - 110, 52, 20, clock);
    }

    /** The task, on two lines if it is long. */
    private List<String> caption() {
        String task =
                episode.task()
                        .describe()
                        .replace("^2", "\u00b2")
                        .replaceAll("(\\.\\d*?)0+(?!\\d)", "$1")
                        .replaceAll("\\.(?!\\d)", "");
        int comma = task.length() > LONGEST_LINE ? task.lastIndexOf(", ", LONGEST_LINE) : -1;
        return comma < 0
                ? List.of(task)
                : List.of(task.substring(0, comma + 1), task.substring(comma + 2));
    }

    private String clock(int moment) {
        return drawing.hasClock()
                ? String.format(Locale.ROOT, "%.1f", moment * drawing.secondsPerStep())
                : Integer.toString(moment);
    }

    private String summary() {
        return ending()
                + ", return "
                + episode.returnText(totalReward())
                + " in "
                + Count.of(length(), "step");
    }

    /** What came of it, during the pause. */
    private void badge(Svg svg, Timeline time) {
        String text = summary();
        double width = 7.4 * text.length() + 36;
        svg.open("g", "opacity", 0);
        svg.leaf(
                "rect",
                "class",
                "badge",
                "x",
                (WIDTH - width) / 2,
                "y",
                16,
                "width",
                width,
                "height",
                32,
                "rx",
                16,
                "opacity",
                0.92);
        svg.label(
                WIDTH / 2.0,
                37,
                14,
                "badge-ink",
                text,
                "text-anchor",
                "middle",
                "font-weight",
                600);
        time.appearAtEnd(svg);
        svg.close();
    }

    private void progress(Svg svg, Timeline time, int y) {
        svg.leaf("rect", "class", "bar", "y", y, "width", WIDTH, "height", 4);
        svg.open("rect", "class", "accent", "y", y, "width", 0, "height", 4);
        double[] widths = new double[time.moments()];
        Arrays.setAll(widths, i -> (double) WIDTH * i / Math.max(1, widths.length - 1));
        time.follow(svg, "width", 0.1, widths);
        svg.close();
    }
}
