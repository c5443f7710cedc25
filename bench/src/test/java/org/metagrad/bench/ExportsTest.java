package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the library modules show to others; all else is theirs to change. */
class ExportsTest {
    private static final Map<String, Set<String>> WANTED =
            Map.of(
                    "org.metagrad.kernels",
                    Set.of("org.metagrad.kernels"),
                    "org.metagrad.autodiff",
                    Set.of(
                            "org.metagrad.autodiff",
                            "org.metagrad.autodiff.execution",
                            "org.metagrad.autodiff.function",
                            "org.metagrad.autodiff.nn",
                            "org.metagrad.autodiff.optimiser",
                            "org.metagrad.autodiff.reference",
                            "org.metagrad.autodiff.tiles"),
                    "org.metagrad.envs",
                    Set.of(
                            "org.metagrad.envs",
                            "org.metagrad.envs.cartpole",
                            "org.metagrad.envs.catalogue",
                            "org.metagrad.envs.cheetah",
                            "org.metagrad.envs.intersection",
                            "org.metagrad.envs.lander",
                            "org.metagrad.envs.navigation",
                            "org.metagrad.envs.sinusoid"),
                    "org.metagrad.meta",
                    Set.of(
                            "org.metagrad.meta",
                            "org.metagrad.meta.config",
                            "org.metagrad.meta.file",
                            "org.metagrad.meta.learner",
                            "org.metagrad.meta.objective",
                            "org.metagrad.meta.problem"));

    @Test
    void everyModuleExportsWhatIsListedAndOpensNothing() throws IOException {
        Map<String, Set<String>> exports = new TreeMap<>();
        for (URL url :
                Collections.list(
                        ExportsTest.class.getClassLoader().getResources("module-info.class"))) {
            ModuleDescriptor module;
            try (InputStream in = url.openStream()) {
                module = ModuleDescriptor.read(in);
            }
            if (module.name().startsWith("org.metagrad.")) {
                Set<String> packages = new TreeSet<>();
                module.exports().forEach(export -> packages.add(export.source()));
                exports.put(module.name(), packages);
                assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
                assertThat(module.opens()).isEmpty();
            }
        }
        assertThat(exports).isEqualTo(WANTED);
    }
}
