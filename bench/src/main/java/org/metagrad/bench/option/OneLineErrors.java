package org.metagrad.bench.option;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import org.metagrad.bench.io.OutputLostException;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.Reason;
import org.metagrad.bench.io.WatchedOutput;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on the error stream and an exit code. */
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Handlers that keep nothing. */
    public OneLineErrors() {}

    /** Wrong options, values or folders: exit code 2. */
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String help = " (see " + command.getCommandSpec().qualifiedName() + " --help)";
        print(
                command.getErr(),
                switch (problem) {
                    case UnmatchedArgumentException unmatched ->
                            describe(unmatched, command) + help;
                    case MissingParameterException missing -> missing.getMessage() + help;
                    default -> describe(problem);
                });
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /**
     * A full disk, a folder without permission, a training that diverges, and what is a mistake of
     * ours: exit code 1.
     */
    @Override
    public int handleExecutionException(
            Exception problem, CommandLine command, ParseResult result) {
        if (problem instanceof OutputLostException) {
            return WatchedOutput.READER_LEFT;
        }
        print(command.getErr(), describe(problem));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /**
     * {@return the one line for whatever went wrong}
     *
     * @param problem what was thrown
     */
    public static String describe(Throwable problem) {
        return switch (problem) {
            case IOException _, UncheckedIOException _ -> Reason.of(problem);
            case ArithmeticException divergence when divergence.getMessage() != null ->
                    divergence.getMessage();
            case EnvironmentException extreme -> extreme.getMessage();
            case InvalidPathException path -> badPath(path.getInput());
            case OutOfMemoryError _ ->
                    String.format(
                            Locale.ROOT,
                            "out of memory (%d MB); a smaller network or fewer trajectories need less",
                            Runtime.getRuntime().maxMemory() >> 20);
            case StackOverflowError _ -> "the input is nested too deeply" + place(problem);
            default -> "fault in metagrad: " + Reason.of(problem) + place(problem);
        };
    }

    /** Says in our words what an option that takes whole numbers was given. */
    private static String describe(ParameterException problem) {
        if (!(problem.getCause() instanceof TypeConversionException)
                || !(problem.getArgSpec() instanceof OptionSpec option)) {
            return problem.getMessage();
        }
        Class<?> type = option.auxiliaryTypes()[0];
        boolean isLong = type == long.class || type == Long.class;
        if (!isLong && type != int.class && type != Integer.class) {
            return problem.getMessage();
        }
        String came = problem.getValue();
        String bits = came.matches("[+-]?[0-9]+") ? isLong ? " of 64 bits" : " of 32 bits" : "";
        return option.longestName() + " '" + came + "': a whole number" + bits + " is wanted";
    }

    /**
     * {@return the reason why a text is no path: the locale has no UTF-8, or the text has a null
     * character}
     *
     * @param name the text
     */
    public static String badPath(String name) {
        return String.format(
                Locale.ROOT,
                "'%s' cannot be a file name here, where names are in %s; LC_ALL=C.UTF-8 allows all",
                name,
                System.getProperty("sun.jnu.encoding"));
    }

    /** The place of a fault in the sources, for whoever mends it. */
    private static String place(Throwable problem) {
        for (StackTraceElement frame : problem.getStackTrace()) {
            if (frame.getClassName().startsWith("org.metagrad.")) {
                return " (at " + frame.getFileName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return "";
    }

    private static String describe(UnmatchedArgumentException problem, CommandLine command) {
        String came = problem.getUnmatched().getFirst();
        boolean option = came.startsWith("-");
        if (option && command.getCommandSpec().optionsMap().containsKey(came)) {
            return "unexpected argument '" + came + "': options come before --";
        }
        Collection<String> allowed =
                option
                        ? command.getCommandSpec().optionsMap().keySet()
                        : command.getSubcommands().keySet();
        String name = option && came.contains("=") ? came.substring(0, came.indexOf('=')) : came;
        String nearest =
                NearestName.among(name, allowed)
                        .map(suggestion -> "; did you mean " + suggestion + "?")
                        .orElse("");
        if (option) {
            return "unknown option " + name + nearest;
        }
        return allowed.isEmpty()
                ? "unexpected argument '" + came + "'"
                : "unknown command '"
                        + came
                        + "': allowed are "
                        + String.join(", ", allowed)
                        + nearest;
    }

    /**
     * {@return the place where a command says what the user should know, and goes on: the error
     * stream}
     *
     * @param command that is run
     */
    public static Consumer<String> notices(CommandLine command) {
        return line -> print(command.getErr(), line);
    }

    /**
     * Prints an error, the only way of one to a terminal.
     *
     * @param err the error stream
     * @param line the error
     */
    public static void print(PrintWriter err, String line) {
        err.println("metagrad: " + Printable.line(line));
        err.flush();
    }
}
