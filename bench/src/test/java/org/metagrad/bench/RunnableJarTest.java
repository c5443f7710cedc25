package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the jar that users run: our commands and nothing of our tests. */
class RunnableJarTest {
    private static List<String> entries() throws IOException {
        try (ZipFile jar = new ZipFile(Path.of("target", "metagrad.jar").toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void itHasTheCommandsAndNoRecordings() throws IOException {
        List<String> entries = entries();
        assertThat(entries)
                .contains(
                        "org/metagrad/bench/Metagrad.class",
                        "org/metagrad/bench/lesson/Lesson01Program.java",
                        "org/metagrad/bench/verify/check/recorded-lines.csv",
                        "org/metagrad/fixtures/TensorFile.class");
        assertThat(entries)
                .noneMatch(name -> name.startsWith("org/metagrad/fixtures/") && !isClass(name))
                .noneMatch(name -> name.contains("DoubleTwins"))
                .noneMatch(name -> name.startsWith("org/junit/"))
                .noneMatch(name -> name.endsWith("module-info.class"));
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") || name.endsWith("/");
    }
}
