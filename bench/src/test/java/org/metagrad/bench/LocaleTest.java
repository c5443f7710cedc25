package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.report.SampleResults;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainedFolder;
import org.metagrad.fixtures.TensorFile;

/**
 * The command line prints and writes the same in every language, charset and time zone: Arabic has
 * digits of its own, Turkish an i without a dot, German a comma in numbers.
 */
@Timeout(120)
class LocaleTest {
    /** Seconds are never the same. */
    private static final String SECONDS = "\\b\\d+(\\.\\d+)? s\\b( left| in all)?";

    @TempDir private static Path folder;

    private static String english;

    /** Runs every command in this process and prints what it has printed and written. */
    static final class EveryCommand {
        private final Path folder;
        private final StringBuilder said = new StringBuilder();

        private EveryCommand(Path folder) {
            this.folder = folder;
        }

        public static void main(String[] arguments) throws IOException {
            EveryCommand all = new EveryCommand(Path.of(arguments[0]));
            all.run();
            System.out.write(all.said.toString().getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }

        private void run() throws IOException {
            execute("list");
            execute("show", "hvp");
            execute("lesson");
            execute("lesson 3 --exercise");
            execute("show", "loss", "--activation", "SIGMOID");
            execute("train", "--iterations", "1e3");
            String run = folder.resolve("run").toString();
            execute(
                    "train --iterations 2 --tasks 2 --trajectories 2 --hidden-width 3 --threads 1 --alpha 0.05 --out",
                    run);
            execute("evaluate --tasks 2 --steps 1", run);
            TrainedFolder.results(folder.resolve("run")).values().forEach(said::append);
            Files.readAllLines(folder.resolve("run/config.properties")).stream()
                    .filter(line -> !line.startsWith("metagrad."))
                    .forEach(said::append);
            execute("rollout --task sample --policy random --out", folder.resolve("f").toString());
            said.append(Files.readString(folder.resolve("f")));
            Path data = folder.resolve("data");
            for (String name :
                    List.of("enumerated_mdp/small.csv", "rl_math/linear_feature_baseline.csv")) {
                Files.createDirectories(data.resolve(name).getParent());
                try (var in = TensorFile.class.getResourceAsStream(name)) {
                    Files.copy(in, data.resolve(name));
                }
            }
            execute("verify", data.toString());
            execute("bench kernels -lp");
            SampleResults.copy(folder);
            execute("bench report --results", folder.toString());
            said.append(Files.readString(folder.resolve("README.md")));
            said.append(Files.readString(folder.resolve("peak-float.svg")));
        }

        private void execute(String words, String... more) {
            List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
            arguments.addAll(List.of(more));
            StringWriter text = new StringWriter();
            PrintWriter writer = new PrintWriter(text);
            int code =
                    Metagrad.commandLine(Backend.ofMeta(), new Terminal(false, 80))
                            .setOut(writer)
                            .setErr(writer)
                            .execute(arguments.toArray(String[]::new));
            said.append(text).append(words).append(" gives ").append(code).append('\n');
        }
    }

    private static String everyCommand(String language, String country, String... options)
            throws IOException, InterruptedException {
        Path of = Files.createDirectory(folder.resolve(language + country));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=" + language,
                        "-Duser.country=" + country));
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryCommand.class.getName(),
                        of.toString()));
        Path out = of.resolve("out");
        int code =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(of.resolve("err").toFile())
                        .start()
                        .waitFor();
        String text = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
        assertThat(code).as(text + Files.readString(of.resolve("err"))).isZero();
        return text.replace(of.toString(), "FOLDER").replaceAll(SECONDS, "SECONDS");
    }

    @BeforeAll
    static void inEnglish() throws Exception {
        english = everyCommand("en", "US", "-Duser.timezone=UTC");
        assertThat(english)
                .contains("Environments, with", "iterations '1e3'", " passed, 0 failed\n")
                .contains("train gives 2", "--out gives 0", "verify gives 0")
                .contains("bench report --results gives 0");
    }

    @ParameterizedTest
    @CsvSource({
        "ar, EG, Africa/Cairo, UTF-8",
        "tr, TR, Asia/Kathmandu, ISO-8859-9",
        "de, DE, Pacific/Kiritimati, US-ASCII"
    })
    void everyCommandSaysAndWritesTheSame(
            String language, String country, String zone, String charset) throws Exception {
        assertThat(TimeZone.getAvailableIDs()).contains(zone);
        assertThat(Locale.getAvailableLocales()).contains(Locale.of(language, country));
        String other =
                everyCommand(
                        language,
                        country,
                        "-Duser.timezone=" + zone,
                        "-Dfile.encoding=" + (charset.equals("UTF-8") ? "UTF-8" : "COMPAT"),
                        "-Dstdout.encoding=" + charset,
                        "-Dnative.encoding=" + charset);
        assertThat(other).isEqualTo(english);
    }
}
