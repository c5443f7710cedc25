package org.metagrad.bench.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code verify DIR}: one line for each comparison with the reference data in the sub-folders of
 * {@code DIR}, then the totals. Exit code 1 if a comparison fails, 2 for a wrong folder.
 */
@Command(
        name = "verify",
        description = {
            "Check gradients, learners and environments against recorded reference data.",
            "One line for each check: PASS or FAIL, its name, the error and the tolerance; SKIP for a folder without checks."
        })
public final class VerifyCommand implements Callable<Integer> {
    /** What is checked: a further folder is one class, added here. */
    private static final List<FolderCheck> CHECKS =
            List.of(
                    new TorchFolder(),
                    new SinusoidFolder(),
                    new RlMathFolder(),
                    new EnumeratedMdpFolder(),
                    new CartPoleFolder(),
                    new LunarLanderFolder());

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "folder with the reference data in sub-folders such as torch and sinusoid")
    private Path directory;

    private final List<Engine> engines;

    /** Checks all ways to run programs; picocli sets the argument. */
    public VerifyCommand() {
        this(List.of(Engine.values()));
    }

    /** Checks some of the ways to run programs. */
    VerifyCommand(List<Engine> engines) {
        this.engines = engines;
    }

    @Override
    public Integer call() throws IOException {
        Report report = new Report(spec.commandLine().getOut(), engines);
        for (Path folder : folders()) {
            String name = folder.getFileName().toString();
            CHECKS.stream()
                    .filter(check -> check.folder().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            check -> report.guard(name, folder, () -> check.run(folder, report)),
                            () -> report.skip(name));
        }
        return report.finish();
    }

    private List<Path> folders() throws IOException {
        if (!Files.exists(directory)) {
            throw wrong("no such folder");
        }
        if (!Files.isDirectory(directory)) {
            throw wrong("is a file, a folder wanted");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> folders = entries.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                throw wrong("has no sub-folders with reference data, such as torch");
            }
            return folders;
        } catch (AccessDeniedException e) {
            throw wrong("permission denied");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), directory + ": " + problem);
    }
}
