package org.metagrad.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.metagrad.bench.accuracy.AccuracyCommand;
import org.metagrad.bench.compare.CompareCommand;
import org.metagrad.bench.explain.ExplainCommand;
import org.metagrad.bench.film.RolloutCommand;
import org.metagrad.bench.io.WatchedOutput;
import org.metagrad.bench.option.BuildInfo;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.pages.RunPage;
import org.metagrad.bench.pages.RunReportCommand;
import org.metagrad.bench.report.ReportCommand;
import org.metagrad.bench.run.Backend;
import org.metagrad.bench.run.EvaluateCommand;
import org.metagrad.bench.run.ExportCommand;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.bench.run.Terminal;
import org.metagrad.bench.run.TrainCommand;
import org.metagrad.bench.run.TrainingOptions;
import org.metagrad.bench.show.ListCommand;
import org.metagrad.bench.show.ShowCommand;
import org.metagrad.bench.suite.BenchCommand;
import org.metagrad.bench.teach.JshellCommand;
import org.metagrad.bench.teach.LessonCommand;
import org.metagrad.bench.verify.VerifyCommand;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line. A further command is one class, added to {@link #commandLine}. */
@Command(
        name = "metagrad",
        description =
                "Second-order automatic differentiation and gradient-based meta-reinforcement learning.",
        versionProvider = BuildInfo.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Metagrad implements Runnable {
    @Spec private CommandSpec spec;

    /** The command line without its arguments, which picocli sets. */
    public Metagrad() {}

    /**
     * Runs the command that the arguments name; exit code 0 for success, 1 for a failure, 2 for
     * wrong arguments.
     *
     * @param arguments the command with its options
     */
    public static void main(String[] arguments) {
        // For the libraries of others, which format numbers and sort names in the default locale.
        Locale.setDefault(Locale.ROOT);
        // What our libraries log is a line of its own, without the date in some language.
        System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", "%5$s%n");
        WatchedOutput output = WatchedOutput.ofProcess();
        System.setOut(new PrintStream(output, true, System.out.charset()));
        PrintWriter err = writer(System.err);
        Thread.setDefaultUncaughtExceptionHandler(
                (_, problem) -> OneLineErrors.print(err, OneLineErrors.describe(problem)));
        int code;
        try {
            code =
                    commandLine(Backend.ofMeta(), Terminal.detect())
                            .setOut(writer(System.out))
                            .setErr(err)
                            .execute(arguments);
        } catch (Throwable problem) {
            OneLineErrors.print(err, OneLineErrors.describe(problem));
            code = CommandLine.ExitCode.SOFTWARE;
        }
        System.out.flush();
        System.exit(exitCode(code, output, err));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /**
     * A command that could not say all it had to say has not succeeded; unless its reader wanted no
     * more, and it has done its work.
     */
    private static int exitCode(int code, WatchedOutput output, PrintWriter err) {
        if (output.failure().isEmpty()) {
            return code;
        }
        OneLineErrors.print(err, "standard output: " + output.failure().get());
        return code == CommandLine.ExitCode.OK || code == WatchedOutput.READER_LEFT
                ? CommandLine.ExitCode.SOFTWARE
                : code;
    }

    /**
     * {@return the command line with its commands}
     *
     * @param backend trains and evaluates
     * @param terminal on which progress is shown
     */
    public static CommandLine commandLine(Backend backend, Terminal terminal) {
        CommandLine metagrad =
                new CommandLine(new Metagrad())
                        .addSubcommand(
                                TrainingOptions.addTo(
                                        new CommandLine(
                                                new TrainCommand(
                                                        backend, terminal, Metagrad::report))))
                        .addSubcommand(CompareCommand.commandLine(backend, terminal))
                        .addSubcommand(new EvaluateCommand(backend))
                        .addSubcommand(new RunReportCommand())
                        .addSubcommand(new ExportCommand())
                        .addSubcommand(new RolloutCommand())
                        .addSubcommand(new ListCommand())
                        .addSubcommand(new ShowCommand())
                        .addSubcommand(new ExplainCommand())
                        .addSubcommand(new LessonCommand())
                        .addSubcommand(new JshellCommand())
                        .addSubcommand(new VerifyCommand())
                        .addSubcommand(bench());
        metagrad.getCommandSpec().mixinStandardHelpOptions(true);
        for (CommandLine command : metagrad.getSubcommands().values()) {
            command.getCommandSpec()
                    .mixinStandardHelpOptions(true)
                    .versionProvider(new BuildInfo());
            command.getCommandSpec().usageMessage().sortOptions(false).showDefaultValues(false);
            for (CommandLine inner : command.getSubcommands().values()) {
                inner.getCommandSpec().mixinStandardHelpOptions(true);
            }
        }
        OneLineErrors errors = new OneLineErrors();
        return metagrad.setExpandAtFiles(false)
                .registerConverter(Path.class, Metagrad::path)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static void report(RunFolder folder) throws IOException, WrongFolderException {
        RunPage.write(folder, folder.path().resolve(RunFolder.REPORT));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw new TypeConversionException(OneLineErrors.badPath(text));
        }
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        spec.commandLine().usage(out);
        out.flush();
    }

    /** What is no option of ours, nor a command of its own, is JMH's to read. */
    private static CommandLine bench() {
        return new CommandLine(new BenchCommand(Metagrad.class))
                .setUnmatchedOptionsArePositionalParams(true)
                .addSubcommand(new AccuracyCommand())
                .addSubcommand(new ReportCommand());
    }
}
