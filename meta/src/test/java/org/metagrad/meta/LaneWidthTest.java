package org.metagrad.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metagrad.kernels.FloatKernels;

/** The same bits for every width of the machine's vectors, in virtual machines of their own. */
class LaneWidthTest {
    /** Of vectors that are too short for anything but the scalar kernels. */
    private static final int LEAST_BITS = 64;

    @Test
    void everyLaneWidthAndEveryTierGivesTheSameBits() throws Exception {
        assumeTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        // This machine's own width is the one that runs here.
        int width = Integer.parseInt(FloatKernels.best().name().replaceAll("\\D+", "0"));
        Map<String, Process> machines = new LinkedHashMap<>();
        for (int bits = width / 2; bits >= LEAST_BITS; bits /= 2) {
            machines.put(bits + " bits", start("-XX:MaxVectorSize=" + bits / Byte.SIZE));
        }
        machines.put("first compiler only", start("-XX:TieredStopAtLevel=1"));
        List<String> here = BitsOfAll.lines();
        assertThat(here.get(1).substring("derivatives ".length()))
                .isEqualTo(here.get(2).substring("warm ".length()));
        List<String> kernels = new ArrayList<>(List.of(here.getFirst()));
        for (var machine : machines.entrySet()) {
            List<String> there = finish(machine.getValue());
            kernels.add(there.getFirst());
            assertThat(there.subList(1, there.size()))
                    .as(machine.getKey() + ", kernels " + there.getFirst())
                    .isEqualTo(here.subList(1, here.size()));
        }
        // There are no wider vectors than this machine's, but the narrow ones are all there.
        assertThat(kernels).contains("vector-128", "scalar");
    }

    private static Process start(String flag) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        flag,
                        "--add-modules=jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BitsOfAll.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip().lines().toList();
    }
}
