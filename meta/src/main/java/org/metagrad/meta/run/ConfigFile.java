package org.metagrad.meta.run;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.store.AtomicFile;

/**
 * {@code config.properties}: the configuration of a run, and behind it entries that only describe
 * the run for the reader.
 */
public record ConfigFile(Path path) {
    /** What begins the keys of the entries that describe. */
    private static final String DESCRIPTION = TrainingConfig.DESCRIPTION;

    /** Replaces the file. */
    public void write(TrainingConfig config, Map<String, String> description) throws IOException {
        replace(entries(config, description));
    }

    /**
     * Replaces the file if it says something else, and leaves the description as it stands there.
     *
     * @param changes entries of the description that may differ from those in the file
     * @param otherwise the description where the file has been lost or cut short
     */
    public void update(
            TrainingConfig config, Map<String, String> changes, Map<String, String> otherwise)
            throws IOException, WrongFolderException {
        Map<String, String> before = whole().orElse(Map.of());
        Map<String, String> description =
                new LinkedHashMap<>(before.isEmpty() ? otherwise : described(before));
        description.putAll(changes);
        Map<String, String> after = entries(config, description);
        if (!after.equals(before)) {
            replace(after);
        }
    }

    private void replace(Map<String, String> entries) throws IOException {
        byte[] text = PropertiesFile.text(entries).getBytes(StandardCharsets.UTF_8);
        AtomicFile.writeDurably(path, text);
    }

    private static Map<String, String> entries(
            TrainingConfig config, Map<String, String> description) {
        Map<String, String> entries = config.toMap();
        description.forEach((key, value) -> entries.put(DESCRIPTION + key, value));
        return entries;
    }

    /**
     * The configuration; empty if the file is absent or has lost its end.
     *
     * @throws WrongFolderException if the file says what is not valid
     * @throws IOException if it cannot be read
     */
    public Optional<TrainingConfig> read() throws IOException, WrongFolderException {
        Optional<Map<String, String>> entries = whole();
        return entries.isPresent() ? Optional.of(parse(entries.get())) : Optional.empty();
    }

    /**
     * The configuration of a file that nothing can stand in for.
     *
     * @throws WrongFolderException if the file says what is not valid, or not all
     * @throws IOException if it cannot be read
     */
    public TrainingConfig require() throws IOException, WrongFolderException {
        return parse(PropertiesFile.read(path).entries());
    }

    private TrainingConfig parse(Map<String, String> entries) throws WrongFolderException {
        try {
            return TrainingConfig.fromMap(configuring(entries));
        } catch (IllegalArgumentException problem) {
            throw new WrongFolderException(path + ": " + problem.getMessage(), problem);
        }
    }

    /** The entries that describe the run, none if the file is absent or has lost its end. */
    public Map<String, String> description() throws IOException, WrongFolderException {
        return described(whole().orElse(Map.of()));
    }

    /**
     * The entries of a configuration file without those that only describe a run.
     *
     * @throws WrongFolderException if it is not such a text file
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> readEntries(Path file)
            throws IOException, WrongFolderException {
        return configuring(PropertiesFile.read(file).entries());
    }

    private Optional<Map<String, String>> whole() throws IOException, WrongFolderException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        PropertiesFile properties;
        try {
            properties = PropertiesFile.read(path);
        } catch (WrongFolderException problem) {
            // Perhaps a character of several bytes that has been cut through.
            if (problem.getCause() instanceof CharacterCodingException) {
                return Optional.empty();
            }
            throw problem;
        }
        Map<String, String> entries = properties.entries();
        // The description comes last; a configuration by hand may have none.
        boolean whole =
                properties.ended()
                        && (!described(entries).isEmpty()
                                || entries.keySet().containsAll(TrainingConfig.keys()));
        return whole ? Optional.of(entries) : Optional.empty();
    }

    private static Map<String, String> configuring(Map<String, String> entries) {
        Map<String, String> configuring = new TreeMap<>(entries);
        configuring.keySet().removeIf(key -> key.startsWith(DESCRIPTION));
        return configuring;
    }

    private static Map<String, String> described(Map<String, String> entries) {
        Map<String, String> described = new LinkedHashMap<>();
        entries.forEach((key, value) -> {
            if (key.startsWith(DESCRIPTION)) {
                described.put(key.substring(DESCRIPTION.length()), value);
            }
        });
        return described;
    }
}
