package org.metagrad.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Collection;
import java.util.function.Consumer;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.EnvironmentException;
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
final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Wrong options, values or folders: exit code 2. */
    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String help = " (see " + command.getCommandSpec().qualifiedName() + " --help)";
        print(
                command,
                switch (problem) {
                    case UnmatchedArgumentException unmatched ->
                            describe(unmatched, command) + help;
                    case MissingParameterException missing -> missing.getMessage() + help;
                    default -> describe(problem);
                });
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /**
     * A full disk, a folder without permission, a training that diverges, a task so extreme that
     * its dynamics do: exit code 1. Anything else is a mistake of ours and keeps its stack trace.
     */
    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult result)
            throws Exception {
        print(
                command,
                switch (problem) {
                    case IOException io -> describe(io);
                    case UncheckedIOException unchecked -> describe(unchecked.getCause());
                    case ArithmeticException divergence -> divergence.getMessage();
                    case EnvironmentException extreme -> extreme.getMessage();
                    default -> throw problem;
                });
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The message of some file errors is the path alone; this says what is the matter with it. */
    static String describe(IOException problem) {
        return switch (problem) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException exists ->
                    exists.getFile() + ": is there already and is not a folder";
            case NotDirectoryException file -> file.getFile() + ": is not a folder";
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            case FileNotFoundException missing -> missing.getMessage();
            default -> problem.getMessage() == null ? problem.toString() : problem.getMessage();
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

    private static String describe(UnmatchedArgumentException problem, CommandLine command) {
        String came = problem.getUnmatched().getFirst();
        boolean option = came.startsWith("-");
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

    /** Where a command says what the user should know, and goes on: the error stream. */
    static Consumer<String> notices(CommandLine command) {
        return line -> print(command, line);
    }

    private static void print(CommandLine command, String line) {
        command.getErr().println("metagrad: " + line.replaceAll("\\R\\s*", " "));
        command.getErr().flush();
    }
}
