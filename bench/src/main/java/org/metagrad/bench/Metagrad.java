package org.metagrad.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.metagrad.bench.accuracy.AccuracyCommand;
import org.metagrad.bench.report.ReportCommand;
import org.metagrad.bench.verify.VerifyCommand;
import org.metagrad.meta.TrainingKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The command line. A further command is one class, added to {@link #commandLine}. */
@Command(
        name = "metagrad",
        description =
                "Second-order automatic differentiation and gradient-based meta-reinforcement learning.",
        versionProvider = BuildInfo.class,
        synopsisSubcommandLabel = "COMMAND")
final class Metagrad implements Runnable {
    @Spec private CommandSpec spec;

    /**
     * Runs the command that the arguments name; exit code 0 for success, 1 for a failure, 2 for
     * wrong arguments.
     */
    public static void main(String[] arguments) {
        int code;
        try {
            code = commandLine(Backend.ofMeta(), Terminal.detect()).execute(arguments);
        } catch (OutOfMemoryError _) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            System.err.printf(
                    Locale.ROOT, "metagrad: out of memory (%d MB); a smaller network or fewer trajectories need less%n",
                    megabytes);
            code = 1;
        }
        System.exit(code);
    }

    static CommandLine commandLine(Backend backend, Terminal terminal) {
        CommandLine metagrad =
                new CommandLine(new Metagrad())
                        .addSubcommand(withTrainingOptions(new TrainCommand(backend, terminal)))
                        .addSubcommand(new EvaluateCommand(backend))
                        .addSubcommand(new RolloutCommand())
                        .addSubcommand(new ListCommand())
                        .addSubcommand(new ShowCommand())
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
        return metagrad.setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
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
        return new CommandLine(new BenchCommand())
                .setUnmatchedOptionsArePositionalParams(true)
                .addSubcommand(new AccuracyCommand())
                .addSubcommand(new ReportCommand());
    }

    /** Gives the command one option for each entry of the training configuration. */
    private static CommandLine withTrainingOptions(Object command) {
        CommandLine commandLine = new CommandLine(command);
        var defaults = TrainCommand.describedDefaults();
        for (TrainingKey key : TrainingKey.values()) {
            commandLine
                    .getCommandSpec()
                    .addOption(
                            OptionSpec.builder("--" + key.key())
                                    .type(String.class)
                                    .paramLabel(key.placeholder())
                                    .description(
                                            String.format(Locale.ROOT, "%s (%s)", key.description(), defaults.get(key)))
                                    .build());
        }
        return commandLine;
    }
}
