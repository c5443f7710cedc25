package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.EnvironmentPreset;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.config.TrainingKey;
import org.metagrad.meta.run.ConfigFile;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of {@code train} that say what is trained: one for each entry of a configuration. */
public final class TrainingOptions {
    private TrainingOptions() {}

    /**
     * Adds the options to a command.
     *
     * @param command modified
     * @return the command
     */
    public static CommandLine addTo(CommandLine command) {
        return addTo(command, Set.of());
    }

    /**
     * Adds the options to a command that has some of its own.
     *
     * @param command modified
     * @param without what is not added
     * @return the command
     */
    public static CommandLine addTo(CommandLine command, Set<TrainingKey> without) {
        Map<TrainingKey, String> defaults = describedDefaults();
        for (TrainingKey key : TrainingKey.values()) {
            if (without.contains(key)) {
                continue;
            }
            command.getCommandSpec()
                    .addOption(
                            OptionSpec.builder("--" + key.key())
                                    .type(String.class)
                                    .paramLabel(key.placeholder())
                                    .description(
                                            String.format(
                                                    Locale.ROOT,
                                                    "%s (%s)",
                                                    key.description(),
                                                    defaults.get(key)))
                                    .build());
        }
        return command;
    }

    /** What each option is without being given. */
    private static Map<TrainingKey, String> describedDefaults() {
        Map<TrainingKey, String> described = new EnumMap<>(TrainingKey.class);
        Map<String, String> defaults = TrainingConfig.defaults().toMap();
        for (TrainingKey key : TrainingKey.values()) {
            String value = defaults.get(key.key());
            described.put(
                    key,
                    switch (key) {
                        case ALGORITHM -> value + "; of " + Algorithm.listing();
                        case ENVIRONMENT ->
                                value + "; of " + String.join(", ", EnvironmentPreset.names());
                        case THREADS -> "all cores, " + value;
                        case ETA -> "alpha";
                        case MEDIUM -> "none";
                        case ALPHA, OUTER_LEARNING_RATE, ENTROPY_BONUS, ACTION_REPEAT, DISCOUNT ->
                                value + ", or what suits the environment";
                        default -> value;
                    });
        }
        return described;
    }

    /**
     * The given options before those of a file; what is in neither suits the environment.
     *
     * @param file null for none
     * @throws IllegalArgumentException one line naming what is wrong
     * @throws IOException if the file cannot be read
     */
    static TrainingConfig config(ParseResult given, Path file) throws IOException {
        Map<String, String> ofFile = file == null ? Map.of() : read(file);
        Map<String, String> entries = given(given);
        // What trains here is the environment of that name and no distribution of the user's own.
        String environment = TrainingKey.ENVIRONMENT.key();
        if (!ofFile.containsKey(environment)) {
            entries.putIfAbsent(environment, TrainingConfig.defaults().environment());
        }
        return TrainingConfig.of(entries, ofFile);
    }

    /**
     * {@return what was given of the options, by the keys of a configuration} Modifiable.
     *
     * @param given what the command line has
     */
    public static Map<String, String> given(ParseResult given) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (TrainingKey key : TrainingKey.values()) {
            if (given.hasMatchedOption("--" + key.key())) {
                entries.put(key.key(), given.matchedOptionValue("--" + key.key(), ""));
            }
        }
        return entries;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> entries;
        try {
            entries = ConfigFile.readEntries(file);
        } catch (WrongFolderException problem) {
            throw new IllegalArgumentException(problem.getMessage(), problem);
        }
        try {
            TrainingConfig.of(entries);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(file + ": " + problem.getMessage(), problem);
        }
        return entries;
    }
}
