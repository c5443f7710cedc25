package org.metagrad.bench.verify;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.NamedFiles;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.envs.CartPoleFolder;
import org.metagrad.bench.verify.envs.HalfCheetahFolder;
import org.metagrad.bench.verify.envs.LunarLanderFolder;
import org.metagrad.bench.verify.estimator.EnumeratedMdpFolder;
import org.metagrad.bench.verify.estimator.RlMathFolder;
import org.metagrad.bench.verify.sinusoid.SinusoidFolder;
import org.metagrad.bench.verify.torch.TorchFolder;
import org.metagrad.envs.NearestName;
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
            "One line for each check: PASS or FAIL, its name, the error and the tolerance; SKIP for what has no check. A file that is cut off, or that an index or README.md names and is not there, fails."
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
                    new LunarLanderFolder(),
                    new HalfCheetahFolder());

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
        List<Path> folders = folders();
        Report report = new Report(spec.commandLine().getOut(), engines);
        for (Path folder : folders) {
            String name = name(folder);
            Optional<FolderCheck> check = check(name);
            check.ifPresentOrElse(
                    c -> report.guard(name, folder, () -> c.run(folder, report)),
                    () -> report.skip(name, hint(name)));
        }
        new NamedFiles(directory, folder -> check(folder).isPresent(), report).run();
        int code = report.finish();
        if (!report.hasChecked()) {
            throw wrong("nothing in it could be checked");
        }
        return code;
    }

    /** The sub-folders, of which one at least has a check. */
    private List<Path> folders() throws IOException {
        if (directory.toString().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "DIR '': the name of a folder is wanted");
        }
        if (!Files.exists(directory)) {
            throw wrong("no such folder");
        }
        if (!Files.isDirectory(directory)) {
            throw wrong("is a file, a folder wanted");
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(directory)) {
            folders = entries.filter(Files::isDirectory).sorted().toList();
        } catch (AccessDeniedException e) {
            throw wrong("permission denied");
        }
        if (folders.stream().noneMatch(folder -> check(name(folder)).isPresent())) {
            throw wrong("has no sub-folder with reference data: known are " + known(folders));
        }
        return folders;
    }

    /** The names that there are checks for, and what the user may have meant. */
    private String known(List<Path> folders) {
        String names = String.join(", ", names());
        String own = name(directory.toAbsolutePath().normalize());
        if (check(own).isPresent()) {
            return names + "; " + own + " is one itself, give the folder that it is in";
        }
        return names
                + folders.stream()
                        .map(folder -> hint(name(folder)))
                        .filter(hint -> !hint.isEmpty())
                        .findFirst()
                        .map(hint -> "; " + hint)
                        .orElse("");
    }

    private static String hint(String name) {
        return NearestName.among(name, names())
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("");
    }

    private static List<String> names() {
        return CHECKS.stream().map(FolderCheck::folder).toList();
    }

    private static Optional<FolderCheck> check(String name) {
        return CHECKS.stream().filter(check -> check.folder().equals(name)).findFirst();
    }

    private static String name(Path folder) {
        return folder.getFileName() == null ? "" : folder.getFileName().toString();
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), directory + ": " + problem);
    }
}
