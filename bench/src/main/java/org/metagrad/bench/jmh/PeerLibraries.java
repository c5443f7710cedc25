package org.metagrad.bench.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The native libraries beside which ours is timed, in a build that has them: what they chose to run
 * on this machine, and whether they were free to choose.
 */
public interface PeerLibraries {
    /**
     * Environment variables that hold a library to other kernels or blocks than it would choose:
     * timed with the first two OpenBLAS is up to 1.8 times slower.
     */
    List<String> HOLDING =
            List.of(
                    "OPENBLAS_CORETYPE",
                    "OPENBLAS_L2_SIZE",
                    "ATEN_CPU_CAPABILITY",
                    "ONEDNN_MAX_CPU_ISA",
                    "DNNL_MAX_CPU_ISA",
                    "MKL_ENABLE_INSTRUCTIONS");

    /** {@return what the libraries say of themselves, such as cores and threads, by name} */
    Map<String, String> describe();

    /** {@return the libraries of this build, none in one without them} */
    static Optional<PeerLibraries> find() {
        return ServiceLoader.load(PeerLibraries.class, PeerLibraries.class.getClassLoader())
                .findFirst();
    }

    /**
     * {@return which variables hold a library}
     *
     * @param environment of the process
     */
    static List<String> holding(Map<String, String> environment) {
        return HOLDING.stream().filter(environment::containsKey).toList();
    }

    /**
     * Refuses to time a library that is held back.
     *
     * @param environment of the process
     * @param core whose kernels OpenBLAS uses, as it names it
     * @param flags of the processor as Linux names them; empty where they are not known
     * @throws IllegalStateException if a variable holds it, or the kernels are for an older
     *     processor than this one
     */
    static void requireFree(Map<String, String> environment, String core, Set<String> flags) {
        List<String> holding = holding(environment);
        if (!holding.isEmpty()) {
            throw new IllegalStateException(
                    String.join(" and ", holding)
                            + " set: the library is not free to choose its kernels, unset wanted");
        }
        String wanted =
                flags.contains("avx512bw") && flags.contains("avx512vl")
                        ? "AVX-512"
                        : flags.contains("avx2") ? "AVX2" : "";
        boolean older =
                switch (core.toUpperCase(Locale.ROOT)) {
                    case "HASWELL", "ZEN", "EXCAVATOR" -> wanted.equals("AVX-512");
                    case "PRESCOTT",
                            "CORE2",
                            "PENRYN",
                            "DUNNINGTON",
                            "ATOM",
                            "NANO",
                            "NEHALEM",
                            "OPTERON",
                            "OPTERON_SSE3",
                            "BARCELONA",
                            "BOBCAT",
                            "SANDYBRIDGE",
                            "BULLDOZER",
                            "PILEDRIVER",
                            "STEAMROLLER" ->
                            !wanted.isEmpty();
                    default -> false;
                };
        if (older) {
            throw new IllegalStateException(
                    "OpenBLAS uses its kernels for "
                            + core
                            + " on a processor with "
                            + wanted
                            + ", those for "
                            + wanted
                            + " wanted");
        }
    }

    /** {@return the flags of this machine's processor; none where Linux does not tell them} */
    static Set<String> processorFlags() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("flags"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip().split(" "))
                    .map(flags -> Set.copyOf(Arrays.asList(flags)))
                    .orElse(Set.of());
        } catch (IOException _) {
            return Set.of();
        }
    }
}
