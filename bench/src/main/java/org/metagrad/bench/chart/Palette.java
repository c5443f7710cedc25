package org.metagrad.bench.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** Classes of a style sheet with their colours on a light and on a dark page. */
public final class Palette {
    private record Colours(String property, String light, String dark) {}

    private final Map<String, Colours> classes = new LinkedHashMap<>();

    /** An empty sheet. */
    public Palette() {}

    /** {@return the classes that all pictures have} */
    public static Palette common() {
        return new Palette()
                .fill("card", "#ffffff", "#0d1522")
                .stroke("rim", "#d5dde8", "#263449")
                .fill("ink", "#1b2534", "#e8eef7")
                .fill("muted", "#66748a", "#8c9bb2")
                .fill("bar", "#e3e9f1", "#1d2a3d")
                .fill("accent", "#2563eb", "#60a5fa")
                .fill("badge", "#1b2534", "#e8eef7")
                .fill("badge-ink", "#ffffff", "#0d1522");
    }

    /**
     * Adds a class that fills.
     *
     * @param name of the class
     * @param light colour on a light background
     * @param dark colour on a dark background
     * @return this
     */
    public Palette fill(String name, String light, String dark) {
        classes.put(name, new Colours("fill", light, dark));
        return this;
    }

    /**
     * Adds a class that draws lines.
     *
     * @param name of the class
     * @param light colour on a light background
     * @param dark colour on a dark background
     * @return this
     */
    public Palette stroke(String name, String light, String dark) {
        classes.put(name, new Colours("stroke", light, dark));
        return this;
    }

    /**
     * Adds the classes of another palette.
     *
     * @param other the other palette
     * @return this
     */
    public Palette with(Palette other) {
        classes.putAll(other.classes);
        return this;
    }

    /** {@return the text of the style sheet} */
    public String css() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        classes.forEach((name, colours) -> {
            light.append(rule(name, colours.property, colours.light));
            dark.append(rule(name, colours.property, colours.dark));
        });
        return light + "@media (prefers-color-scheme:dark){" + dark + "}";
    }

    private static String rule(String name, String property, String colour) {
        return "." + name + "{" + property + ":" + colour + "}";
    }
}
