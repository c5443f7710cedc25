package org.metagrad.bench.lesson.mark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.metagrad.bench.lesson.Lesson;

/**
 * Puts the questions of a lesson to a student's file: the program of a process of its own, which
 * the student's code may hold up, end or flood with output. What counts is the file of answers, a
 * line each: {@link #COMPILED}, then {@link #ASKED} a method and {@link #ANSWER} its numbers or
 * {@link #PROBLEM} a reason, at last {@link #DONE}; in place of all a {@link #PROBLEM}.
 */
final class Examination {
    static final String COMPILED = "compiled";
    static final String ASKED = "asked";
    static final String ANSWER = "answer";
    static final String PROBLEM = "problem";
    static final String DONE = "done";

    private Examination() {}

    /**
     * Asks and writes the answers.
     *
     * @param arguments the lesson's number, the seed, the student's file, the file of answers
     * @throws IOException if the files cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Lesson lesson = Lesson.values()[Integer.parseInt(arguments[0]) - 1];
        long seed = Long.parseLong(arguments[1]);
        String source = Files.readString(Path.of(arguments[2]));
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[3]))) {
            sit(
                    lesson,
                    seed,
                    source,
                    line -> {
                        try {
                            out.write(line);
                            out.newLine();
                            out.flush();
                        } catch (IOException problem) {
                            throw new java.io.UncheckedIOException(problem);
                        }
                    });
        }
        // Whatever threads the student's code has left.
        Runtime.getRuntime().halt(0);
    }

    /** Asks and tells each line. */
    static void sit(Lesson lesson, long seed, String source, Consumer<String> line) {
        Student student;
        try {
            student = Student.compile(source, lesson.type());
        } catch (StudentException problem) {
            line.accept(PROBLEM + " " + oneLine(problem.getMessage()));
            line.accept(DONE);
            return;
        }
        line.accept(COMPILED);
        List<Question<?>> questions = Questions.of(lesson);
        for (Question<?> question : questions) {
            line.accept(ASKED + " " + question.method());
            line.accept(answer(question, student, seed));
        }
        line.accept(DONE);
    }

    private static String answer(Question<?> question, Student student, long seed) {
        try {
            double[] numbers = question.answer(student, seed);
            return ANSWER
                    + Arrays.stream(numbers).mapToObj(x -> " " + x).collect(Collectors.joining());
        } catch (StudentException problem) {
            return PROBLEM + " " + oneLine(problem.getMessage());
        } catch (RuntimeException | Error problem) {
            return PROBLEM + " " + oneLine(Student.describe(problem));
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R\\s*", " ");
    }
}
