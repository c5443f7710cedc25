package org.metagrad.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.metagrad.bench.statistics.PowerLaw;
import org.metagrad.bench.statistics.Ratio;

/** What the measured meta-updates say about cost, in sentences with intervals. */
public final class Scaling {
    /** The axes of which a cost is a power, with their meaning. */
    static final List<String> AXES = List.of("tasks", "width", "rows");

    private final MetaUpdates updates;

    Scaling(MetaUpdates updates) {
        this.updates = updates;
    }

    /** All that the results allow to say. */
    List<String> sentences() {
        List<String> all = new ArrayList<>();
        secondOrder().ifPresent(all::add);
        directed("maml").ifPresent(all::add);
        directed("fomaml").ifPresent(all::add);
        others().ifPresent(all::add);
        for (String learner : List.of("maml", "fomaml")) {
            for (String axis : AXES) {
                growth(learner, axis).ifPresent(all::add);
            }
        }
        memory().ifPresent(all::add);
        for (String learner : List.of("maml", "fomaml")) {
            threads(learner).ifPresent(all::add);
        }
        return all;
    }

    /** MAML against FOMAML for each number of inner steps. */
    private Optional<String> secondOrder() {
        List<String> parts = new ArrayList<>();
        for (JmhResult maml : updates.along("maml", MetaUpdates.STEPS)) {
            String k = maml.parameter(MetaUpdates.STEPS);
            updates.at("fomaml", MetaUpdates.STEPS, k)
                    .ifPresent(fomaml ->
                            parts.add(
                                    times(maml, fomaml)
                                            + " at k = "
                                            + k
                                            + predicted(maml, fomaml)));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("**MAML costs " + String.join(", ", parts) + " of FOMAML's time.**");
    }

    private Optional<String> directed(String base) {
        Optional<JmhResult> with = updates.at("directed-" + base);
        Optional<JmhResult> without = updates.at(base);
        if (with.isEmpty() || without.isEmpty()) {
            return Optional.empty();
        }
        Ratio ratio = ratio(with.get(), without.get());
        String sentence =
                String.format(
                        Locale.ROOT,
                        "**The directed step adds %s [%s, %s] to %s's time**%s",
                        Quantity.percent(ratio.value() - 1),
                        Quantity.percent(ratio.low() - 1),
                        Quantity.percent(ratio.high() - 1),
                        MetaUpdates.display(base),
                        predicted(with.get(), without.get()));
        return Optional.of(
                sentence + (ratio.includesOne() ? "; this run does not resolve it from 0." : "."));
    }

    private Optional<String> others() {
        Optional<JmhResult> fomaml = updates.at("fomaml");
        List<String> parts = new ArrayList<>();
        for (String learner : updates.learners()) {
            boolean said = learner.endsWith("maml");
            Optional<JmhResult> one = updates.at(learner);
            if (!said && fomaml.isPresent() && one.isPresent()) {
                parts.add(
                        updates.name(learner)
                                + " "
                                + times(one.get(), fomaml.get())
                                + predicted(one.get(), fomaml.get()));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Of FOMAML's time take: " + String.join(", ", parts) + ".");
    }

    private Optional<String> growth(String learner, String axis) {
        List<JmhResult> along = updates.along(learner, axis);
        if (along.size() < 2) {
            return Optional.empty();
        }
        PowerLaw time = law(along, axis, r -> r.primary().seconds().median());
        String sentence =
                String.format(
                        Locale.ROOT,
                        "%s's time grows as %s^%s",
                        MetaUpdates.display(learner),
                        axis,
                        exponent(time));
        if (along.stream().allMatch(r -> r.flops() > 0)) {
            PowerLaw flops = law(along, axis, JmhResult::flops);
            sentence += String.format(Locale.ROOT, ", its FLOPs as %s^%s", axis, exponent(flops));
        }
        return Optional.of(
                sentence
                        + String.format(
                                Locale.ROOT,
                                " (%d values from %s to %s).",
                                along.size(),
                                along.getFirst().parameter(axis),
                                along.getLast().parameter(axis)));
    }

    private Optional<String> memory() {
        List<String> parts = new ArrayList<>();
        for (String axis : List.of("tasks", "width", "rows", MetaUpdates.STEPS)) {
            List<JmhResult> along = updates.along("maml", axis);
            if (along.size() >= 2 && along.stream().allMatch(r -> r.liveBytes() > 0)) {
                parts.add(axis + "^" + exponent(law(along, axis, JmhResult::liveBytes)));
            }
        }
        Optional<JmhResult> maml = updates.at("maml").filter(r -> r.liveBytes() > 0);
        Optional<JmhResult> fomaml = updates.at("fomaml").filter(r -> r.liveBytes() > 0);
        if (maml.isEmpty() || fomaml.isEmpty()) {
            return Optional.empty();
        }
        String sentence =
                String.format(
                        Locale.ROOT,
                        "MAML works on %s, %s times FOMAML's %s",
                        Quantity.bytes(maml.get().liveBytes()),
                        Quantity.number(maml.get().liveBytes() / fomaml.get().liveBytes()),
                        Quantity.bytes(fomaml.get().liveBytes()));
        return Optional.of(
                parts.isEmpty()
                        ? sentence + "."
                        : sentence + "; its memory grows as " + String.join(", ", parts) + ".");
    }

    private Optional<String> threads(String learner) {
        List<JmhResult> along = updates.along(learner, "threads");
        if (along.size() < 2 || !along.getFirst().parameter("threads").equals("1")) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (JmhResult more : along.subList(1, along.size())) {
            Ratio faster = ratio(along.getFirst(), more);
            parts.add(more.parameter("threads") + " threads are " + interval(faster));
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "For %s %s times as fast as 1.",
                        MetaUpdates.display(learner),
                        String.join(", ", parts)));
    }

    /** The power of an axis that a quantity grows with. */
    static PowerLaw law(List<JmhResult> along, String axis, ToDoubleFunction<JmhResult> quantity) {
        return PowerLaw.fit(
                along.stream().mapToDouble(r -> MetaUpdates.number(r.parameter(axis))).toArray(),
                along.stream().mapToDouble(quantity).toArray());
    }

    /**
     * {@return the exponent of a power law with its interval}
     *
     * @param law the power law
     */
    public static String exponent(PowerLaw law) {
        String slope = Quantity.fixed(law.slope(), 2);
        return Double.isNaN(law.halfWidth())
                ? slope
                : slope + " \u00b1 " + Quantity.fixed(law.halfWidth(), 2);
    }

    static Ratio ratio(JmhResult a, JmhResult b) {
        return Ratio.of(a.primary().seconds(), b.primary().seconds());
    }

    private static String times(JmhResult a, JmhResult b) {
        return interval(ratio(a, b)) + " times";
    }

    static String interval(Ratio ratio) {
        return String.format(
                Locale.ROOT,
                "%s [%s, %s]",
                Quantity.number(ratio.value()),
                Quantity.number(ratio.low()),
                Quantity.number(ratio.high()));
    }

    private static String predicted(JmhResult a, JmhResult b) {
        double ratio = a.flops() / b.flops();
        return Double.isNaN(ratio) ? "" : " (FLOPs: " + Quantity.number(ratio) + ")";
    }
}
