package org.metagrad.bench.suite;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This command once more in a process without some environment variables: those that it starts, the
 * forks of JMH, inherit its environment, which a Java process cannot change for itself.
 */
final class FreshProcess {
    private FreshProcess() {}

    /**
     * The process, not started yet, with this one's Java, options, class path, input and output.
     *
     * @param without names of environment variables
     * @param type whose {@code main} it runs
     */
    static ProcessBuilder of(List<String> without, Class<?> type, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(type.getName());
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().keySet().removeAll(without);
        return process;
    }

    /** Runs it and returns its exit code. */
    static int run(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
