package org.metagrad.bench.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lessons are to readers: short, in order, true, and their text that of their files. */
class LessonTest {
    private static final Path SOURCES = Path.of("src/main/java/org/metagrad/bench/lesson");

    static String printed(Lesson lesson) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            lesson.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void itIsTheFileThatWasCompiledOfAtMostEightyLines(Lesson lesson) throws IOException {
        Path file = SOURCES.resolve(lesson.type().getSimpleName() + ".java");
        assertThat(lesson.text().lines())
                .isEqualTo(Files.readAllLines(file))
                .hasSizeBetween(40, 80)
                .contains(" * Lesson " + lesson.number() + ": " + lesson.text().title() + ".");
    }

    @ParameterizedTest
    @EnumSource
    void itHasOneToThreeHolesWhichTheReaderOfTheLessonDoesNotSee(Lesson lesson) {
        String exercise = lesson.text().exercise();
        long holes = exercise.lines().filter(line -> line.contains("// HOLE ")).count();
        assertThat(holes).isBetween(1L, 3L);
        assertThat(exercise)
                .contains("// HOLE 1: ")
                .doesNotContain("// Hole", "// End", "package ");
        assertThat(lesson.text().lesson()).doesNotContain("Hole", "// End", "HOLE");
        // What is wanted stands in one line, however the formatter breaks comments.
        List<String> lines = lesson.text().lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("// Hole: ")) {
                assertThat(lines.get(i + 1)).doesNotContain("// ");
            }
        }
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.matches("Lesson\\d+.*"))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(Lesson.values())
                                    .map(lesson -> lesson.type().getSimpleName() + ".java")
                                    .toList());
        }
    }

    @Test
    void holesGoToTheEndOfTheirMethod() {
        LessonText text =
                new LessonText(
                        List.of(
                                "package p;",
                                "",
                                "class C {",
                                "    int f() {",
                                "        // Hole: one",
                                "        return 1;",
                                "        // End",
                                "    }",
                                "}"));
        assertThat(text.exercise())
                .isEqualTo(
                        """
                        class C {
                            int f() {
                                // HOLE 1: one
                                throw new UnsupportedOperationException("hole 1");
                            }
                        }
                        """);
        assertThat(text.lesson()).contains("int f() {\n        return 1;\n    }");
    }

    /** What each lesson says is what it shows. */
    @Test
    void theyShowTheirIdeas() {
        assertThat(printed(Lesson.PROGRAM))
                .contains("f(2, 5) = 11.652071 by\nprogram x[1, 1], y[1, 1]", "p(2) = 11.0 by");
        assertThat(printed(Lesson.GRADIENT))
                .contains("engine  [5.500000, 1.716338]", "by hand [5.500000, 1.716338]")
                .contains("g'v 0.350987, pushforward of v 0.350987");
        assertThat(
                        printed(Lesson.PRODUCT)
                                .lines()
                                .filter(l -> l.startsWith("H v = [2290.00, 3284")))
                .hasSize(2);
        assertThat(printed(Lesson.MAML).lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).matches(" *(\\S+), Maml +\\1"));
        assertThat(printed(Lesson.VALLEY))
                .contains("theta (0.470, 0.000), loss after 0.1959")
                .contains("theta (0.975, 0.001), loss after 0.1156");
        String implicit = printed(Lesson.IMPLICIT);
        String exact = implicit.lines().findFirst().orElseThrow().replaceAll(".*\\[", "[");
        assertThat(implicit.lines().skip(1).filter(line -> line.endsWith(exact))).hasSize(2);
        assertThat(printed(Lesson.ESTIMATOR))
                .contains("LOGPROB gradient off by 0e+00, Hessian by 2.03")
                .contains("LVC     gradient off by 0e+00, Hessian by 0.93")
                .contains("DICE    gradient off by 0e+00, Hessian by 0.00");
        assertThat(printed(Lesson.DIRECTED).lines().toList().getFirst())
                .matches(".*residual \\[-?(0e\\+00|\\de-1[5-7]), -?(0e\\+00|\\de-1[5-7])]");
        assertThat(printed(Lesson.DIRECTED)).contains("residual [1e-02, 1e-03]");
        assertThat(printed(Lesson.CAVIA).lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).matches(".*all +(\\S+), Cavia +\\1"));
        assertThat(printed(Lesson.BENCHMARK)).contains("right", "sum of the results");
    }
}
