package org.metagrad.bench.pages;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.option.OneLineErrors;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.meta.run.WrongFolderException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report RUN...}: the page of one run again, or several runs beside each other. */
@Command(
        name = "report",
        description =
                "Make the page of a run again from the files of its folder, or lay several runs side by side with bands over their seeds.")
public final class RunReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "folders that train has written")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "where the page goes (of one run report.html in its folder, of several report.html here)")
    private Path out;

    /** The command without its arguments, which picocli sets. */
    public RunReportCommand() {}

    @Override
    public Integer call() throws IOException {
        try {
            List<Path> folders = List.copyOf(new LinkedHashSet<>(runs));
            List<RunRecord> records = read(folders);
            Path file = out;
            if (file == null) {
                file =
                        folders.size() == 1
                                ? folders.getFirst().resolve(RunFolder.REPORT)
                                : folders.getFirst().getFileSystem().getPath(RunFolder.REPORT);
            }
            requireWritable(file, folders);
            if (records.size() == 1) {
                RunPage.of(records.getFirst()).write(file);
            } else {
                List<RunGroup.NamedRun> named = new ArrayList<>();
                for (int i = 0; i < records.size(); i++) {
                    named.add(new RunGroup.NamedRun(folders.get(i).toString(), records.get(i)));
                }
                RunsPage.of(named).write(file);
            }
            PrintWriter printer = spec.commandLine().getOut();
            printer.printf(
                    Locale.ROOT,
                    "The report of %s is in %s (%d KB).%n",
                    Count.of(records.size(), "run"),
                    Printable.line(file.toString()),
                    Math.ceilDiv(Files.size(file), 1024));
            printer.flush();
            return 0;
        } catch (WrongFolderException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
    }

    /** All runs; what is wrong with any of the folders is in one line. */
    private List<RunRecord> read(List<Path> folders) throws IOException, WrongFolderException {
        List<RunRecord> records = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Path folder : folders) {
            try {
                records.add(
                        RunRecord.read(
                                new RunFolder(folder, OneLineErrors.notices(spec.commandLine()))));
            } catch (WrongFolderException problem) {
                wrong.add(problem.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new WrongFolderException(String.join("; ", wrong), null);
        }
        return records;
    }

    /** A page must not take the place of what a run has learnt. */
    private void requireWritable(Path file, List<Path> folders) {
        Path absolute = file.toAbsolutePath().normalize();
        String what = null;
        if (absolute.getParent() == null || !Files.isDirectory(absolute.getParent())) {
            what = "no such folder";
        } else if (Files.isDirectory(absolute)) {
            what = "is a folder";
        } else {
            for (Path folder : folders) {
                if (absolute.getParent().equals(folder.toAbsolutePath().normalize())
                        && RunFolder.isFile(absolute.getFileName().toString())
                        && !absolute.endsWith(RunFolder.REPORT)) {
                    what = "is a file of the run";
                }
            }
        }
        if (what != null) {
            throw new ParameterException(spec.commandLine(), "--out '" + file + "': " + what);
        }
    }
}
