package org.metagrad.bench.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metagrad.bench.option.BuildInfo;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.kernels.FusedMultiplyAdd;

/** What a run's configuration file says for the reader: where and how the run was started. */
final class RunDescription {
    /**
     * Whether the machine has fused multiply-adds, on which the last bits of all results depend.
     */
    static final String FUSED = "fma";

    /** After which iteration a run went on where the last bits are others. */
    static final String OTHER_BITS = "other-bits";

    private RunDescription() {}

    /** The description of a run that this process starts with these arguments. */
    static Map<String, String> of(List<String> arguments) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("version", BuildInfo.version());
        description.put("commit", BuildInfo.commit());
        description.put("jdk", BuildInfo.jdk());
        description.put("os", BuildInfo.system());
        description.put("kernels", FloatKernels.best().name());
        description.put(FUSED, Boolean.toString(FusedMultiplyAdd.AVAILABLE));
        description.put(
                "command",
                "metagrad "
                        + arguments.stream()
                                .map(argument ->
                                        argument.contains(" ") ? "'" + argument + "'" : argument)
                                .collect(Collectors.joining(" ")));
        description.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        return description;
    }
}
