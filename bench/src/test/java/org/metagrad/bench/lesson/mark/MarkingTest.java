package org.metagrad.bench.lesson.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.lesson.Lesson;

/** Right answers pass, wrong ones are told apart, and nothing a file does harms the marking. */
@Timeout(300)
class MarkingTest {
    /** Marks in this process, where nothing has to be feared from the file. */
    private static Marking marks(Lesson lesson, long seed, String source) {
        List<String> answers = new ArrayList<>();
        Examination.sit(lesson, seed, source, answers::add);
        return Marking.of(lesson, seed, answers, "ended");
    }

    /** The lesson with other words in place of some. */
    private static String planted(PlantedMistakes.Mistake mistake) {
        String source = mistake.lesson().text().lesson();
        assertThat(source.split(java.util.regex.Pattern.quote(mistake.right()), -1))
                .as("'%s' once in %s", mistake.right(), mistake.lesson())
                .hasSize(2);
        return source.replace(mistake.right(), mistake.wrong());
    }

    @ParameterizedTest
    @EnumSource
    void theLessonItselfPassesOnManyNumbers(Lesson lesson) {
        for (long seed = 0; seed < 5; seed++) {
            Marking marking = marks(lesson, seed, lesson.text().lesson());
            assertThat(marking.verdicts())
                    .allSatisfy(v -> assertThat(v).isInstanceOf(Verdict.Right.class));
            assertThat(marking.passed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theExerciseCompilesAndItsHolesAreEmpty(Lesson lesson) {
        String exercise = lesson.text().exercise();
        Marking marking = marks(lesson, 1, exercise);
        assertThat(marking.problem()).isEmpty();
        assertThat(marking.verdicts())
                .hasSize((int) exercise.lines().filter(l -> l.contains("// HOLE")).count());
        // A hole may be met first in the method of another one.
        assertThat(marking.verdicts())
                .allSatisfy(v ->
                        assertThat(((Verdict.Failed) v).reason())
                                .matches("hole \\d is still empty"));
    }

    @ParameterizedTest
    @EnumSource
    void plantedMistakesAreToldApart(Lesson lesson) {
        List<PlantedMistakes.Mistake> mistakes = PlantedMistakes.of(lesson);
        assertThat(mistakes).hasSizeGreaterThanOrEqualTo(3);
        Set<String> hints = new HashSet<>();
        for (PlantedMistakes.Mistake mistake : mistakes) {
            Marking marking = marks(lesson, 7, planted(mistake));
            assertThat(marking.passed()).as(mistake.wrong()).isFalse();
            Verdict verdict =
                    marking.verdicts().stream()
                            .filter(v -> v.method().equals(mistake.method()))
                            .findFirst()
                            .orElseThrow();
            String said =
                    switch (verdict) {
                        case Verdict.Right _ -> "right";
                        case Verdict.Wrong wrong -> wrong.hint();
                        case Verdict.Failed failed -> failed.reason();
                    };
            assertThat(said).as(mistake.wrong()).contains(mistake.hint());
            hints.add(mistake.method() + ": " + said);
        }
        assertThat(hints).hasSameSizeAs(mistakes);
    }

    @Test
    void everyMistakeThatHasAHintIsOneOfItsOwn() {
        for (Lesson lesson : Lesson.values()) {
            for (Question<?> question : Questions.of(lesson)) {
                for (long seed = 0; seed < 5; seed++) {
                    requireApart(question, seed);
                }
            }
        }
    }

    private static <I> void requireApart(Question<I> question, long seed) {
        for (Question.Mistake<I> mistake : question.mistakes()) {
            double[] came =
                    mistake.result()
                            .apply(question.draw().apply(new java.util.SplittableRandom(seed)));
            assertThat(question.verdict(came, seed))
                    .isInstanceOfSatisfying(
                            Verdict.Wrong.class,
                            wrong -> assertThat(wrong.hint()).isEqualTo(mistake.hint()));
        }
    }

    /** Numbers of one seed would be a text that could be learnt. */
    @Test
    void numbersAreFresh() {
        String answer = "return new double[] {%s, %s};";
        Verdict.Wrong wrong =
                (Verdict.Wrong)
                        marks(
                                        Lesson.GRADIENT,
                                        1,
                                        Lesson.GRADIENT
                                                .text()
                                                .lesson()
                                                .replace(
                                                        "return new double[] {xBar, yBar};",
                                                        "return new double[] {1, 2};"))
                                .verdicts()
                                .getFirst();
        String learnt =
                Lesson.GRADIENT
                        .text()
                        .lesson()
                        .replace(
                                "return new double[] {xBar, yBar};",
                                String.format(
                                        java.util.Locale.ROOT,
                                        answer,
                                        wrong.wanted()[0],
                                        wrong.wanted()[1]));
        assertThat(marks(Lesson.GRADIENT, 1, learnt).passed()).isTrue();
        assertThat(marks(Lesson.GRADIENT, 2, learnt).passed()).isFalse();
    }

    @Test
    void whatIsNoFileOfTheLessonIsSaid() {
        assertThat(marks(Lesson.GRADIENT, 1, "class Lesson02Gradient { int f( }").problem())
                .startsWith("does not compile: line 1: ");
        assertThat(marks(Lesson.GRADIENT, 1, "").problem())
                .isEqualTo("has no class Lesson02Gradient in it");
        assertThat(marks(Lesson.GRADIENT, 1, "class Mine { void other() {} }").problem())
                .isEqualTo("has no class Lesson02Gradient in it");
        String source = Lesson.GRADIENT.text().lesson();
        assertThat(marks(Lesson.GRADIENT, 1, source.replace("Lesson02Gradient", "Mine")).passed())
                .isTrue();
        assertThat(marks(Lesson.GRADIENT, 1, source.replace("sweep(", "swept(")).verdicts())
                .contains(
                        new Verdict.Failed(
                                "sweep",
                                "the file has no method 'static double[] sweep(double, double)'"));
        String nothing = source.replace("return new double[] {xBar, yBar};", "return null;");
        assertThat(marks(Lesson.GRADIENT, 1, nothing).verdicts())
                .contains(new Verdict.Failed("sweep", "gave null"));
        String thrown =
                source.replace("return new double[] {xBar, yBar};", "return new double[-1];");
        assertThat(marks(Lesson.GRADIENT, 1, thrown).verdicts().getFirst())
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .matches(
                                                "threw NegativeArraySizeException \\(line \\d+\\): -1"));
    }

    /** As a compact source file, with what is drawn changed after it was read. */
    @Test
    void aFileNeedsNoClass() {
        String source =
                """
                static double[] sweep(double x, double y) {
                    return new double[] {1 / x + y, x - Math.cos(y)};
                }

                static double along(double[] g, double[] v) {
                    double sum = 0;
                    for (int i = 0; i < g.length; i++) {
                        sum += g[i] * v[i];
                        g[i] = 7;
                    }
                    return sum;
                }

                void main() {}
                """;
        assertThat(marks(Lesson.GRADIENT, 1, source).passed()).isTrue();
        String start =
                "static { if (true) throw new IllegalStateException(\"no\"); }\nstatic double[] sweep";
        String initialiser =
                Lesson.GRADIENT.text().lesson().replace("static double[] sweep", start);
        assertThat(
                        ((Verdict.Failed)
                                        marks(Lesson.GRADIENT, 1, initialiser)
                                                .verdicts()
                                                .getFirst())
                                .reason())
                .matches("threw IllegalStateException \\(line \\d+\\): no");
    }

    @Test
    void notANumberIsWrong() {
        String nan =
                Lesson.GRADIENT
                        .text()
                        .lesson()
                        .replace(
                                "return new double[] {xBar, yBar};",
                                "return new double[] {0 / 0.0, yBar};");
        assertThat(marks(Lesson.GRADIENT, 1, nan).verdicts().getFirst())
                .isInstanceOf(Verdict.Wrong.class);
    }

    private Marking inAProcess(String body, int seconds) throws IOException, InterruptedException {
        String source = Lesson.GRADIENT.text().lesson();
        return Marking.of(
                Lesson.GRADIENT,
                source.replace("        double xBar = lBar", body + "\ndouble xBar = lBar"),
                3,
                Duration.ofSeconds(seconds));
    }

    @Test
    void aRightFilePassesInAProcessOfItsOwnWhateverItPrints() throws Exception {
        String prints = "for (int i = 0; i < 100000; i++) System.out.println(\"answer 1.0 done\");";
        assertThat(inAProcess(prints, 300).verdicts())
                .containsExactly(new Verdict.Right("sweep"), new Verdict.Right("along"));
    }

    @Test
    void aLoopWithoutEndIsEnded() throws Exception {
        assertThat(inAProcess("while (x > 0) System.err.println(x);", 3).verdicts().getFirst())
                .isEqualTo(
                        new Verdict.Failed(
                                "sweep", "gave no answer within 3.0 s: a loop without end?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(0);", "Runtime.getRuntime().halt(0);"})
    void anExitIsNoAnswer(String exit) throws Exception {
        assertThat(inAProcess("if (x > 0) " + exit, 300).verdicts())
                .containsExactly(
                        new Verdict.Failed(
                                "sweep", "ended the process (System.exit?), exit code 0"),
                        new Verdict.Failed("along", "was not asked after that"));
    }

    @Test
    void memoryAndDepthHaveAnEnd() throws Exception {
        String body =
                "if (x > 0) { double[][] all = new double[1 << 20][]; for (int i = 0; ; i++) all[i] = new double[1 << 20]; }";
        assertThat(((Verdict.Failed) inAProcess(body, 300).verdicts().getFirst()).reason())
                .startsWith("threw OutOfMemoryError (line ");
        assertThat(
                        ((Verdict.Failed) inAProcess("sweep(x, y);", 300).verdicts().getFirst())
                                .reason())
                .startsWith("threw StackOverflowError (line ");
    }
}
