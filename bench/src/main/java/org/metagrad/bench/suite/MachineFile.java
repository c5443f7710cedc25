package org.metagrad.bench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.option.BuildInfo;
import org.metagrad.bench.report.SourceCommit;
import org.metagrad.bench.report.SystemLoad;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.store.Json;

/**
 * On what benchmarks were run, kept beside their results as JSON: one object of strings, numbers,
 * lists of strings and maps of strings.
 */
final class MachineFile {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    /**
     * Looks at the machine.
     *
     * @param load of the machine before any benchmark
     */
    MachineFile(String suite, String command, double load) {
        String floats = FloatKernels.best().name();
        entries.put("suite", suite);
        entries.put("command", command);
        entries.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        entries.put("version", BuildInfo.version());
        entries.put("commit", SourceCommit.current());
        entries.put("cpu", cpu());
        put("cpuFamily", cpuInfo("cpu family"));
        put("cpuModel", cpuInfo("model"));
        put("cpuClockMHz", cpuInfo("cpu MHz"));
        put("caches", caches());
        put("governor", line(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")));
        entries.put("cores", (long) Runtime.getRuntime().availableProcessors());
        entries.put("memoryMiB", memory());
        entries.put("os", BuildInfo.system());
        entries.put("jdk", BuildInfo.jdk());
        entries.put("jvmFlags", ManagementFactory.getRuntimeMXBean().getInputArguments());
        entries.put("floatKernels", floats);
        entries.put("doubleKernels", DoubleKernels.best().name());
        entries.put("vectorBits", bits(floats));
        entries.put("floatLanes", bits(floats) / Float.SIZE);
        entries.put("doubleLanes", bits(DoubleKernels.best().name()) / Double.SIZE);
        entries.put("loadBefore", load);
    }

    /** All that is known so far. */
    Map<String, Object> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** Sets a text, a list or a map, or takes the entry away where that is empty. */
    void put(String name, Object value) {
        boolean isEmpty =
                switch (value) {
                    case String text -> text.isEmpty();
                    case List<?> list -> list.isEmpty();
                    case Map<?, ?> map -> map.isEmpty();
                    default -> false;
                };
        if (isEmpty) {
            entries.remove(name);
        } else {
            entries.put(name, value);
        }
    }

    /** Names such as {@code vector-512} end in the width. */
    private static long bits(String kernels) {
        String digits = kernels.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** The processor's name where Linux tells it, its architecture elsewhere. */
    static String cpu() {
        String name = cpuInfo("model name");
        return name.isEmpty() ? System.getProperty("os.arch") : name;
    }

    /** What Linux says of the first processor, empty where it does not. */
    private static String cpuInfo(String name) {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split(":", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equals(name))
                    .findFirst()
                    .map(parts -> parts[1].strip())
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }

    /** The first processor's caches, such as {@code 1 Data 48K, 2 Unified 1024K}. */
    private static String caches() {
        StringJoiner caches = new StringJoiner(", ");
        for (int i = 0; ; i++) {
            Path cache = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + i);
            if (!Files.isDirectory(cache)) {
                return caches.toString();
            }
            caches.add(
                    String.join(
                            " ",
                            line(cache.resolve("level")),
                            line(cache.resolve("type")),
                            line(cache.resolve("size"))));
        }
    }

    /** A file's text, empty where there is none. */
    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            return "";
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    /** Writes the file; the load after the benchmarks, which make one job each, goes with it. */
    void write(Path file) throws IOException {
        entries.put("loadAfter", SystemLoad.now());
        String text =
                entries.entrySet().stream()
                        .map(e -> "  " + Json.write(e.getKey()) + ": " + Json.write(e.getValue()))
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        TextFile.write(file, text);
    }
}
