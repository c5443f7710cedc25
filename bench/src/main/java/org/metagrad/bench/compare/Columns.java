package org.metagrad.bench.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;

/**
 * The columns that options stand for: every algorithm and every variant, with every combination of
 * the values of options that have several, and the controls. An option goes to the columns in which
 * it has an effect; in one at least it must have one. A directed algorithm is compared with its own
 * without the directed step, everything else with the first column.
 *
 * @param algorithms by name, at least one
 * @param options of {@code train} as given, one value or several
 * @param variants columns with options of their own
 * @param controls whether the first column is there again with other noise, and with other seeds
 * @param seeds of the grid
 */
record Columns(
        List<String> algorithms,
        Map<String, String> options,
        List<Variant> variants,
        boolean controls,
        Seeds seeds) {
    /** Behind the name of a column that has the same tasks and start but other noise. */
    static final String SAME_TASKS = "-aa";

    /** Behind the name of a column that has other seeds. */
    static final String OTHER_SEEDS = "-disjoint";

    /** Of which several values would be no comparison, or that have commas. */
    private static final Set<TrainingKey> ONE_VALUE =
            Set.of(
                    TrainingKey.ENVIRONMENT,
                    TrainingKey.ITERATIONS,
                    TrainingKey.MEDIUM,
                    TrainingKey.WARM_START);

    /** A column before its name is known. */
    private record Draft(
            String name,
            Map<String, String> own,
            Map<String, String> swept,
            TrainingConfig config) {}

    /**
     * The columns.
     *
     * @throws IllegalArgumentException one line naming a wrong option, two columns that are the
     *     same, or an option that has no effect in any
     */
    List<Column> build() {
        List<Map<String, String>> combinations = combinations();
        List<Column> columns = new ArrayList<>();
        Map<String, List<Column>> plain = new LinkedHashMap<>();
        for (String name : algorithms) {
            Map<String, String> own =
                    Map.of(TrainingKey.ALGORITHM.key(), Algorithm.named(name).name());
            plain.put(name, addAll(name, own, combinations, plain, columns));
        }
        for (Variant variant : variants) {
            Map<String, String> own = new LinkedHashMap<>(variant.entries());
            own.putIfAbsent(TrainingKey.ALGORITHM.key(), algorithms.getFirst());
            requireFree(variant, own);
            addAll(variant.name(), own, combinations, plain, columns);
        }
        requireEffect(columns);
        if (controls) {
            addControls(columns);
        }
        requireDifferent(columns);
        return List.copyOf(columns);
    }

    private static void requireFree(Variant variant, Map<String, String> own) {
        for (TrainingKey key :
                List.of(TrainingKey.SEED, TrainingKey.THREADS, TrainingKey.ENVIRONMENT)) {
            if (own.containsKey(key.key())) {
                throw new IllegalArgumentException(
                        "--variant " + variant.name() + ": " + key.key() + " is the same for all");
            }
        }
    }

    /** Every combination of the values of options that have several. */
    private List<Map<String, String>> combinations() {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        options.forEach((key, text) -> {
            List<String> values =
                    ONE_VALUE.contains(TrainingKey.named(key))
                            ? List.of(text)
                            : OptionList.values(text);
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> before : combinations) {
                for (String value : values) {
                    Map<String, String> after = new LinkedHashMap<>(before);
                    after.put(key, value);
                    longer.add(after);
                }
            }
            combinations.clear();
            combinations.addAll(longer);
        });
        return combinations;
    }

    /** Adds the columns of one algorithm or variant; returns one for each combination. */
    private List<Column> addAll(
            String name,
            Map<String, String> own,
            List<Map<String, String>> combinations,
            Map<String, List<Column>> plain,
            List<Column> columns) {
        List<Draft> drafts = new ArrayList<>();
        for (Map<String, String> combination : combinations) {
            Map<String, String> swept = new LinkedHashMap<>(combination);
            swept.keySet().removeAll(own.keySet());
            drafts.add(new Draft(name, own, swept, config(name, own, swept)));
        }
        List<Column> ofCombinations = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            String full = name + suffix(draft, drafts);
            Optional<Column> same =
                    ofCombinations.stream().filter(c -> c.name().equals(full)).findFirst();
            Column column =
                    same.isPresent()
                            ? same.get()
                            : new Column(
                                    full,
                                    draft.config(),
                                    0,
                                    reference(draft, i, plain, columns),
                                    Column.Role.LEARNER);
            if (same.isEmpty()) {
                columns.add(column);
            }
            ofCombinations.add(column);
        }
        return ofCombinations;
    }

    private static Optional<String> reference(
            Draft draft, int combination, Map<String, List<Column>> plain, List<Column> columns) {
        Algorithm algorithm = draft.config().algorithm();
        Algorithm.Base base = algorithm.base();
        List<Algorithm> simpler =
                List.of(
                        new Algorithm(base, false, algorithm.sharp(), algorithm.zeroed()),
                        new Algorithm(base, false, false, algorithm.zeroed()),
                        new Algorithm(base, false, false, false));
        for (Algorithm without : simpler) {
            if (!without.equals(algorithm) && plain.containsKey(without.name())) {
                return Optional.of(plain.get(without.name()).get(combination).name());
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns.getFirst().name());
    }

    /** The values in which the columns of one algorithm differ. */
    private static String suffix(Draft draft, List<Draft> others) {
        StringBuilder suffix = new StringBuilder();
        for (String key : draft.swept().keySet()) {
            TrainingKey entry = TrainingKey.named(key);
            long different =
                    others.stream().map(other -> other.config().text(entry)).distinct().count();
            if (different > 1) {
                String value = draft.config().text(entry);
                suffix.append('+')
                        .append(key)
                        .append('=')
                        .append(value.replaceAll("[^A-Za-z0-9._-]", "_"));
            }
        }
        return suffix.toString();
    }

    private TrainingConfig config(String name, Map<String, String> own, Map<String, String> swept) {
        Map<String, String> asked = new LinkedHashMap<>(own);
        asked.put(TrainingKey.SEED.key(), Long.toString(seeds.values().getFirst()));
        asked.put(TrainingKey.THREADS.key(), "1");
        try {
            return TrainingConfig.of(asked, swept);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(name + ": " + problem.getMessage(), problem);
        }
    }

    /** Whoever gives an option expects an effect of it. */
    private void requireEffect(List<Column> columns) {
        for (var option : options.entrySet()) {
            TrainingKey key = TrainingKey.named(option.getKey());
            Predicate<Column> takesIt = column -> takes(column, key, option.getValue());
            if (columns.stream().noneMatch(takesIt)) {
                throw new IllegalArgumentException(
                        "--"
                                + key.key()
                                + " "
                                + option.getValue()
                                + ": has no effect in any column");
            }
        }
    }

    private static boolean takes(Column column, TrainingKey key, String text) {
        Collection<String> values =
                ONE_VALUE.contains(key) ? List.of(text) : OptionList.values(text);
        return values.stream()
                .anyMatch(value -> {
                    try {
                        // the text of a value may be written in several ways
                        return column.config()
                                .with(key.key(), value)
                                .text(key)
                                .equals(column.config().text(key));
                    } catch (IllegalArgumentException _) {
                        return false;
                    }
                });
    }

    private void addControls(List<Column> columns) {
        Column first = columns.getFirst();
        long noise = first.config().noiseSeed() + 1;
        columns.add(
                new Column(
                        first.name() + SAME_TASKS,
                        first.config().with(TrainingKey.NOISE_SEED.key(), Long.toString(noise)),
                        0,
                        Optional.of(first.name()),
                        Column.Role.SAME_TASKS));
        columns.add(
                new Column(
                        first.name() + OTHER_SEEDS,
                        first.config(),
                        seeds.span(),
                        Optional.of(first.name()),
                        Column.Role.OTHER_SEEDS));
    }

    private static void requireDifferent(List<Column> columns) {
        Set<String> names = new LinkedHashSet<>();
        Map<Object, String> settings = new LinkedHashMap<>();
        for (Column column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are called " + column.name());
            }
            Object all = List.of(column.settings(), column.seedOffset());
            String same = settings.putIfAbsent(all, column.name());
            if (same != null) {
                throw new IllegalArgumentException(
                        "columns " + same + " and " + column.name() + " are the same");
            }
        }
    }
}
