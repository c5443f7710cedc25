package org.metagrad.bench.teach;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.lesson.Lesson;
import org.metagrad.bench.lesson.mark.Marking;
import org.metagrad.bench.lesson.mark.Verdict;
import org.metagrad.bench.option.WholeOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lesson N}: prints a lesson and runs it, gives it with holes, or marks what filled them.
 */
@Command(
        name = "lesson",
        description = "Print and run a lesson on second-order gradients, or mark an exercise.")
public final class LessonCommand implements Callable<Integer> {
    /** Numbers in a line of a verdict. */
    private static final int SHOWN = 8;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            description = "number of the lesson; without it, what there is")
    private String number;

    @Option(
            names = "--exercise",
            description = "print the lesson with holes and what is wanted in them")
    private boolean exercise;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description =
                    "mark the exercise in FILE: run it on fresh numbers, in a process of its own")
    private Path check;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "of --check: the numbers of an earlier marking (fresh ones)")
    private String seed;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "of --check: how long the file may run (20)")
    private String seconds;

    @Option(
            names = "--notebook",
            paramLabel = "FILE",
            description = "write lessons 1 to 6 as a Jupyter notebook, with their output")
    private Path notebook;

    /** The command without its arguments, which picocli sets. */
    public LessonCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        refuseWhatDoesNotGoTogether();
        PrintWriter out = spec.commandLine().getOut();
        if (notebook != null) {
            requireModule("--notebook", "jdk.jshell");
            TextFile.write(notebook, Notebook.text());
            out.println("The notebook is in " + notebook + ".");
            out.flush();
            return 0;
        }
        if (number == null) {
            list(out);
            return 0;
        }
        int last = Lesson.values().length;
        int n = WholeOption.parse(spec.commandLine(), "lesson", number, 1, last);
        Lesson lesson = Lesson.values()[n - 1];
        if (check != null) {
            return mark(lesson, out);
        }
        if (exercise) {
            out.print(header(n) + lesson.text().exercise());
            out.flush();
            return 0;
        }
        out.print(lesson.text().lesson());
        out.println();
        out.println("It prints:");
        out.flush();
        lesson.run();
        System.out.flush();
        return 0;
    }

    private void refuseWhatDoesNotGoTogether() {
        if (check == null && (seed != null || seconds != null)) {
            throw wrong("%s goes with --check", seed != null ? "--seed" : "--seconds");
        }
        if (check != null && exercise) {
            throw wrong("%s and %s: one of them is wanted", "--exercise", "--check");
        }
        if (number == null && (check != null || exercise)) {
            throw wrong(
                    "%s: the number of a lesson is wanted",
                    check != null ? "--check" : "--exercise");
        }
        if (notebook != null && number != null) {
            throw wrong("--notebook is of lessons 1 to 6: without '%s'", number);
        }
    }

    private static void list(PrintWriter out) {
        out.println("Lessons, one idea each:");
        for (Lesson lesson : Lesson.values()) {
            out.printf(Locale.ROOT, "  %2d  %s%n", lesson.number(), lesson.text().title());
        }
        out.println("metagrad lesson N                prints one and runs it");
        out.println("metagrad lesson N --exercise     prints it with holes");
        out.println("metagrad lesson N --check FILE   marks the file in which they are filled");
        out.flush();
    }

    private static String header(int n) {
        return String.format(
                Locale.ROOT,
                """
                // Exercise %d of metagrad. Fill the holes in place of what they throw, then
                //   metagrad lesson %d --check FILE
                // To run the file: java --add-modules jdk.incubator.vector -cp metagrad.jar FILE

                """,
                n,
                n);
    }

    private int mark(Lesson lesson, PrintWriter out) throws IOException, InterruptedException {
        requireModule("--check", "jdk.compiler");
        int limit =
                seconds == null
                        ? 20
                        : WholeOption.parse(spec.commandLine(), "--seconds", seconds, 1, 3600);
        int from =
                seed == null
                        ? new SplittableRandom().nextInt(1_000_000)
                        : WholeOption.parse(
                                spec.commandLine(), "--seed", seed, 0, Integer.MAX_VALUE);
        Marking marking = Marking.of(lesson, text(), from, Duration.ofSeconds(limit));
        out.printf(
                Locale.ROOT,
                "Lesson %d, %s: %s, on the numbers of --seed %d%n",
                lesson.number(),
                lesson.text().title(),
                Printable.line(check.toString()),
                from);
        if (!marking.problem().isEmpty()) {
            out.println("  WRONG  the file " + Printable.line(marking.problem()));
        }
        boolean before = false;
        for (Verdict verdict : marking.verdicts()) {
            print(verdict, before, out);
            before |= !(verdict instanceof Verdict.Right);
        }
        out.flush();
        return marking.passed() ? 0 : 1;
    }

    private String text() throws IOException {
        try {
            return TextFile.read(check);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        } catch (NoSuchFileException problem) {
            throw new ParameterException(spec.commandLine(), check + ": no such file", problem);
        }
    }

    private static void print(Verdict verdict, boolean before, PrintWriter out) {
        switch (verdict) {
            case Verdict.Right(String method) -> out.println("  right  " + method);
            case Verdict.Failed(String method, String reason) ->
                    out.println("  WRONG  " + method + ": " + Printable.line(reason));
            case Verdict.Wrong wrong -> {
                out.println("  WRONG  " + wrong.method() + ": " + wrong.quantity());
                out.println("         came   " + numbers(wrong.came()));
                out.println("         wanted " + numbers(wrong.wanted()));
                out.println("         hint: " + wrong.hint());
            }
        }
        if (before && !(verdict instanceof Verdict.Right)) {
            out.println("         (it may come from what is wrong above)");
        }
    }

    private static String numbers(double[] values) {
        String shown =
                Arrays.stream(values)
                        .limit(SHOWN)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.6g", value))
                        .collect(Collectors.joining(", "));
        return "[" + shown + (values.length > SHOWN ? ", ... " + values.length + " in all]" : "]");
    }

    private void requireModule(String option, String module) {
        if (ModuleLayer.boot().findModule(module).isEmpty()) {
            throw wrong("%s: this Java has no module %s; a JDK has it", "lesson " + option, module);
        }
    }

    private ParameterException wrong(String format, Object... arguments) {
        return new ParameterException(
                spec.commandLine(), String.format(Locale.ROOT, format, arguments));
    }
}
