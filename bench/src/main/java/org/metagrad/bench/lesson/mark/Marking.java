package org.metagrad.bench.lesson.mark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.metagrad.bench.lesson.Lesson;

/**
 * The marks of a student's file.
 *
 * @param problem why nothing could be asked, or empty
 * @param verdicts one for each hole, in order; none if there is a problem
 */
public record Marking(String problem, List<Verdict> verdicts) {
    /** For the compiler on a busy machine; only the student's own code has the caller's limit. */
    private static final Duration COMPILE = Duration.ofMinutes(2);

    /** Takes a copy. */
    public Marking {
        verdicts = List.copyOf(verdicts);
    }

    /** {@return whether every hole is right} */
    public boolean passed() {
        return problem.isEmpty() && verdicts.stream().allMatch(Verdict.Right.class::isInstance);
    }

    /**
     * Compiles and runs a file in a process of its own, with 256 MB, and compares its answers. What
     * it prints is dropped. It runs with the rights of the user.
     *
     * @param lesson the lesson
     * @param source the text of the student's file
     * @param seed of the numbers
     * @param limit how long the file may run
     * @return the marks
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if the thread is interrupted; the process is ended
     */
    public static Marking of(Lesson lesson, String source, long seed, Duration limit)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("metagrad-lesson");
        Path copy = folder.resolve("student.java");
        Path answers = folder.resolve("answers");
        try {
            Files.writeString(copy, source);
            Files.createFile(answers);
            String end = run(lesson, seed, copy, answers, limit);
            return of(lesson, seed, Files.readAllLines(answers), end);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(answers);
            Files.deleteIfExists(folder);
        }
    }

    /** How the process ended, for an answer that did not come. */
    private static String run(Lesson lesson, long seed, Path copy, Path answers, Duration limit)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Examination.class.getName(),
                                Integer.toString(lesson.number()),
                                Long.toString(seed),
                                copy.toString(),
                                answers.toString())
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            process.getOutputStream().close();
            long begin = System.nanoTime();
            while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
                boolean compiled = Files.size(answers) > 0;
                if (!compiled && System.nanoTime() - begin > COMPILE.toNanos()) {
                    return "did not compile within " + COMPILE.toSeconds() + " s";
                }
                if (compiled && !process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    return "gave no answer within "
                            + limit.toMillis() / 1e3
                            + " s: a loop without end?";
                }
            }
            return "ended the process (System.exit?), exit code " + process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    /** The verdicts on the lines of {@link Examination}. */
    static Marking of(Lesson lesson, long seed, List<String> answers, String end) {
        if (answers.isEmpty()) {
            return new Marking(end, List.of());
        }
        if (answers.getFirst().startsWith(Examination.PROBLEM)) {
            return new Marking(rest(answers.getFirst()), List.of());
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Question<?> question : Questions.of(lesson)) {
            int asked = answers.indexOf(Examination.ASKED + " " + question.method());
            if (asked < 0) {
                verdicts.add(new Verdict.Failed(question.method(), "was not asked after that"));
            } else if (asked + 1 >= answers.size()) {
                verdicts.add(new Verdict.Failed(question.method(), end));
            } else {
                verdicts.add(verdict(question, seed, answers.get(asked + 1)));
            }
        }
        return new Marking("", verdicts);
    }

    private static Verdict verdict(Question<?> question, long seed, String answer) {
        if (answer.startsWith(Examination.PROBLEM)) {
            return new Verdict.Failed(question.method(), rest(answer));
        }
        double[] came =
                Arrays.stream(rest(answer).split(" "))
                        .filter(number -> !number.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        return question.verdict(came, seed);
    }

    private static String rest(String line) {
        return line.substring(Math.min(line.length(), line.indexOf(' ') + 1));
    }
}
