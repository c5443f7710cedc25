package org.metagrad.bench.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/** Classes of a style sheet with their colours on a light and on a dark page. */
public final class Palette {
    private record Colours(String property, String light, String dark) {}

    private final Map<String, Colours> classes = new LinkedHashMap<>();

    /** An empty sheet. */
    public Palette() {}

    /** What all pictures have. */
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

    /** A class that fills. */
    public Palette fill(String name, String light, String dark) {
        classes.put(name, new Colours("fill", light, dark));
        return this;
    }

    /** A class that draws lines. */
    public Palette stroke(String name, String light, String dark) {
        classes.put(name, new Colours("stroke", light, dark));
        return this;
    }

    /** Takes over the classes of another palette. */
    public Palette with(Palette other) {
        classes.putAll(other.classes);
        return this;
    }

    /** The text of the style sheet. */
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
