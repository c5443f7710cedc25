package readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the README is this package's program, and it says what the README shows. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE = Path.of("src/test/java/readme/AdaptToANewTask.java");

    @Test
    void theExampleStandsInTheReadme() throws IOException {
        String source = Files.readString(SOURCE);
        int begin = source.indexOf("// README: begin\n") + "// README: begin\n".length();
        String example = source.substring(begin, source.indexOf("// README: end"));
        assertThat(Files.readString(README)).contains(example);
    }

    @Test
    void theExamplePrintsWhatTheReadmeShows() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            AdaptToANewTask.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        String line = printed.toString(StandardCharsets.UTF_8).strip();
        assertThat(Files.readString(README)).contains(line);
    }
}
