package org.metagrad.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.jmh.PeerLibraries;

/** No library is timed that an environment variable holds back. */
class PeersAreFreeTest {
    private static final Set<String> AVX512 = Set.of("avx2", "avx512bw", "avx512vl");

    /** As the command does: starts a process without the variables that hold a library. */
    static final class Command {
        private Command() {}

        public static void main(String[] names) throws IOException {
            List<String> holding = PeerLibraries.holding(System.getenv());
            System.exit(FreshProcess.run(FreshProcess.of(holding, Printer.class, List.of(names))));
        }
    }

    /** Prints the variables of its environment. */
    static final class Printer {
        private Printer() {}

        public static void main(String[] names) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            for (String name : names) {
                out.println(name + "=" + System.getenv(name));
            }
            System.exit(3);
        }
    }

    @Test
    void aProcessStartedAnewIsWithoutTheVariables() throws Exception {
        List<String> names = List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "KEPT");
        ProcessBuilder command = FreshProcess.of(List.of(), Command.class, names);
        command.environment()
                .putAll(
                        Map.of(
                                "OPENBLAS_CORETYPE", "Haswell",
                                "OPENBLAS_L2_SIZE", "512",
                                "KEPT", "yes"));
        Process started = command.redirectOutput(Redirect.PIPE).start();
        String printed =
                new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor()).isEqualTo(3);
        assertThat(printed.lines())
                .contains("OPENBLAS_CORETYPE=null", "OPENBLAS_L2_SIZE=null", "KEPT=yes");
    }

    @Test
    void aVariableIsRefusedByName() {
        assertThatThrownBy(() ->
                        PeerLibraries.requireFree(
                                Map.of("OPENBLAS_L2_SIZE", "512", "OPENBLAS_CORETYPE", "Haswell"),
                                "SkylakeX",
                                AVX512))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE set: the library is not free to choose its kernels, unset wanted");
    }

    @ParameterizedTest
    @CsvSource({"Haswell, AVX-512", "Zen, AVX-512", "Sandybridge, AVX2", "Nehalem, AVX2"})
    void kernelsOfAnOlderProcessorAreRefused(String core, String wanted) {
        Set<String> flags = wanted.equals("AVX2") ? Set.of("avx2") : AVX512;
        assertThatThrownBy(() -> PeerLibraries.requireFree(Map.of(), core, flags))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for " + core)
                .hasMessageContaining(wanted + " wanted");
    }

    @ParameterizedTest
    @CsvSource({
        "SkylakeX, avx512bw",
        "Cooperlake, avx512bw",
        "Haswell, avx2",
        "Zen, avx2",
        "armv8, neon"
    })
    void kernelsOfThisProcessorAreTimed(String core, String flag) {
        Set<String> flags = flag.equals("avx512bw") ? AVX512 : Set.of(flag);
        assertThatCode(() -> PeerLibraries.requireFree(Map.of("PATH", "x"), core, flags))
                .doesNotThrowAnyException();
    }
}
