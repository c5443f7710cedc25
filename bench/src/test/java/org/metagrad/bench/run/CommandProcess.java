package org.metagrad.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.metagrad.bench.Metagrad;

/** The command line in a process of its own, killed when closed. */
public final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private CommandProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts it.
     *
     * @param output gets what it prints on both streams
     */
    public static CommandProcess start(Path output, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Metagrad.class.getName()));
        command.addAll(arguments);
        return new CommandProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until something holds or the process has ended. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        while (process.isAlive() && !condition.getAsBoolean()) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    void awaitMicroseconds(long time) throws InterruptedException {
        process.waitFor(time, TimeUnit.MICROSECONDS);
    }

    /** Waits for the end and returns the exit code. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException problem) {
            return problem.toString();
        }
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
