package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.metagrad.meta.config.TrainingKey;

/**
 * Runs of one environment that differ in their seed alone.
 *
 * @param name the learner, with what sets it apart from other groups of the same learner
 * @param runs at least one, in the order of their seeds
 */
record RunGroup(String name, List<NamedRun> runs) {
    /** What is not looked at: the results do not depend on threads, and iterations may go on. */
    private static final Set<TrainingKey> FREE =
            EnumSet.of(TrainingKey.SEED, TrainingKey.THREADS, TrainingKey.ITERATIONS);

    /**
     * A run and how its folder is called.
     *
     * @param folder as the command line has it
     * @param run what its files say
     */
    record NamedRun(String folder, RunRecord run) {}

    /** Groups by environment, both in the order in which they first occur. */
    static Map<String, List<RunGroup>> of(List<NamedRun> runs) {
        Map<String, List<NamedRun>> environments =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> run.run().config().environment(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<String, List<RunGroup>> groups = new LinkedHashMap<>();
        environments.forEach((environment, ofIt) -> groups.put(environment, ofEnvironment(ofIt)));
        return groups;
    }

    private static List<RunGroup> ofEnvironment(List<NamedRun> runs) {
        Map<Map<String, String>, List<NamedRun>> settings =
                runs.stream()
                        .collect(
                                Collectors.groupingBy(
                                        run -> fixed(run.run()),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<RunGroup> groups = new ArrayList<>();
        settings.forEach((own, ofGroup) -> {
            List<NamedRun> sorted = new ArrayList<>(ofGroup);
            sorted.sort(Comparator.comparingLong(run -> run.run().config().seed()));
            groups.add(new RunGroup(name(own, sorted.getFirst().run(), settings.keySet()), sorted));
        });
        return groups;
    }

    private static Map<String, String> fixed(RunRecord run) {
        Map<String, String> settings = run.config().toMap();
        FREE.forEach(key -> settings.remove(key.key()));
        return settings;
    }

    /** The learner, and the settings in which its groups differ. */
    private static String name(
            Map<String, String> own, RunRecord run, Set<Map<String, String>> all) {
        String algorithm = TrainingKey.ALGORITHM.key();
        List<Map<String, String>> ofLearner =
                all.stream()
                        .filter(other -> other.get(algorithm).equals(own.get(algorithm)))
                        .toList();
        StringBuilder name = new StringBuilder(run.config().algorithm().label());
        own.forEach((key, value) -> {
            if (ofLearner.stream().anyMatch(other -> !value.equals(other.get(key)))) {
                name.append(", ").append(key).append(' ').append(value.isEmpty() ? "none" : value);
            }
        });
        return name.toString();
    }

    /** The settings, by name, that differ between some of the groups. */
    static Map<String, List<String>> differing(List<RunGroup> groups) {
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (TrainingKey key : TrainingKey.values()) {
            List<String> values =
                    groups.stream()
                            .map(group ->
                                    group.runs()
                                            .getFirst()
                                            .run()
                                            .config()
                                            .toMap()
                                            .getOrDefault(key.key(), ""))
                            .toList();
            if (!FREE.contains(key) && values.stream().distinct().count() > 1) {
                differing.put(key.key(), values);
            }
        }
        return differing;
    }
}
