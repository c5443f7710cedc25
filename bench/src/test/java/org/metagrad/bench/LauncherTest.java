package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with scripts in the places of Java and Maven. */
@Timeout(60)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "metagrad");

    @TempDir private Path folder;
    private Path jar;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void checkout() throws IOException {
        assumeThat(LAUNCHER).exists();
        Files.copy(LAUNCHER, script("metagrad", ""), StandardCopyOption.REPLACE_EXISTING);
        assertThat(folder.resolve("metagrad").toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.createDirectories(folder.resolve("kernels/src/main"));
        Files.writeString(folder.resolve("kernels/pom.xml"), "");
        jar = Files.createDirectories(folder.resolve("bench/target")).resolve("metagrad.jar");
        script("jdk/bin/java", "echo \"charset ${LC_ALL:-$LC_CTYPE}, $#: $*\"");
        script("jdk/bin/javac", "");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    private Path script(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private Outcome launch(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = folder.resolve("metagrad").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        var all = builder.environment();
        all.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        all.remove("SPARK_HOME");
        all.put("JAVA_HOME", folder.resolve("jdk").toString());
        all.put("PATH", folder.resolve("bin") + ":" + all.get("PATH"));
        all.putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Outcome(
                exitCode,
                Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
    }

    /** A jar that no source is newer than. */
    private void built() throws IOException {
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void withoutACharsetThereIsUtf8() throws Exception {
        built();
        for (var environment :
                List.of(
                        Map.<String, String>of(),
                        Map.of("LC_ALL", "C"),
                        Map.of("LC_ALL", "POSIX"),
                        Map.of("LANG", "C"),
                        Map.of("LC_ALL", "xx_YY.no-such"))) {
            Outcome outcome = launch(environment, "list", "a b");
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out())
                    .as(environment.toString())
                    .containsIgnoringCase("utf")
                    .contains(
                            "-jar "
                                    + folder.toRealPath().resolve("bench/target/metagrad.jar")
                                    + " list a b");
        }
    }

    @Test
    void aUtf8CharsetStaysWhatItIs() throws Exception {
        built();
        Outcome outcome = launch(Map.of("LC_ALL", "C.UTF-8"), "list");
        assertThat(outcome.out()).startsWith("charset C.UTF-8, ");
    }

    /** Only what asks for Spark gets it, and nobody where the build has none. */
    @Test
    void sparkIsOnTheClassPathOfWhoAsks() throws Exception {
        built();
        Path root = folder.toRealPath().resolve("bench/target");
        String alone = "-jar " + root.resolve("metagrad.jar") + " train --spark local[2] a";
        String[] asks = {"train", "--spark", "local[2]", "a"};
        assertThat(launch(Map.of(), asks).out()).contains(alone);
        Files.createDirectories(folder.resolve("bench/target/spark/jars"));
        Files.createDirectories(folder.resolve("bench/src/spark"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        String with = "-cp %s:%s/jars/* org.metagrad.bench.Metagrad train --spark%slocal[2] a\n";
        assertThat(launch(Map.of(), asks).out())
                .endsWith(with.formatted(root.resolve("metagrad.jar"), root.resolve("spark"), " "));
        assertThat(launch(Map.of(), "train", "--spark=local[2]", "a").out())
                .endsWith(with.formatted(root.resolve("metagrad.jar"), root.resolve("spark"), "="));
        Path own = Files.createDirectories(folder.resolve("own/jars")).getParent();
        assertThat(launch(Map.of("SPARK_HOME", own.toString()), asks).out())
                .endsWith(with.formatted(root.resolve("metagrad.jar"), own, " "));
        assertThat(launch(Map.of(), "train", "a").out())
                .contains("-jar " + root.resolve("metagrad.jar") + " train a");
    }

    /** A build with Spark that is out of date becomes another one with Spark. */
    @Test
    void aBuildWithSparkStaysOne() throws Exception {
        Files.createDirectories(folder.resolve("bench/target/spark/jars"));
        Files.createDirectories(folder.resolve("bench/src/spark"));
        script("bin/mvn", "echo \"$*\" > said; echo built > bench/target/metagrad.jar");
        assertThat(launch(Map.of(), "list").exitCode()).isZero();
        assertThat(folder.resolve("said"))
                .hasContent("-B -Pspark -DskipTests -Dspotless.check.skip=true package");
    }

    @Test
    void theBuildTellsItsModules() throws Exception {
        script(
                "bin/mvn",
                """
                echo '[INFO] Reactor Build Order:'
                echo '[INFO] Building metagrad-test-fixtures 0.1.0        [2/7]'
                echo '[WARNING] nobody needs this'
                echo '[INFO] Building metagrad-kernels 0.1.0              [3/7]'
                echo built > bench/target/metagrad.jar
                printf '\\033[0m'
                """);
        Outcome outcome = launch(Map.of(), "list");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err().lines())
                .containsExactly(
                        "metagrad: building (once)...",
                        "metagrad: building metagrad-test-fixtures [2/7]",
                        "metagrad: building metagrad-kernels [3/7]");
        assertThat(outcome.out()).contains("-jar ");
    }

    @Test
    void aBuildThatFailsShowsWhy() throws Exception {
        script(
                "bin/mvn",
                """
                echo '[INFO] Building metagrad-kernels 0.1.0 [3/7]'
                echo '[INFO] scanning'
                echo '[ERROR] X.java:[3,1] no \\ such %s symbol'
                echo to standard error >&2
                exit 3
                """);
        Outcome outcome = launch(Map.of(), "list");
        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("[ERROR] X.java:[3,1] no \\ such %s symbol", "to standard error")
                .endsWith("metagrad: the build failed, its output is above\n")
                .doesNotContain("[INFO]");
        assertThat(jar).doesNotExist();
    }
}
