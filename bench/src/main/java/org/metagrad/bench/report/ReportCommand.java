package org.metagrad.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metagrad.bench.io.Count;
import org.metagrad.bench.io.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench report}: writes {@code README.md} and its charts from the results of a folder. Exit
 * code 2 for a folder that is not there or holds a file that is not what its name says, such as a
 * {@code README.md} of another kind.
 */
@Command(
        name = "report",
        description =
                "Write README.md and its charts from the results that the suites have left in a folder.")
public final class ReportCommand implements Callable<Integer> {
    private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]*]\\(([\\w-]+\\.svg)\\)");

    @Spec private CommandSpec spec;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description =
                    "folder of the results, where the page is written too (bench/results in a checkout of metagrad, results elsewhere)")
    private Path folder;

    /** A command that picocli fills. */
    public ReportCommand() {}

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            folder = ResultsFolder.usual();
        }
        if (!Files.isDirectory(folder)) {
            throw wrong(folder + ": no such folder");
        }
        Path page = folder.resolve("README.md");
        String before = before(page);
        if (!before.startsWith(Page.START)) {
            throw wrong(
                    page
                            + ": is not a page of bench report and would be overwritten; move it away or give another --results");
        }
        Document document;
        try {
            document = Page.of(Results.read(folder));
        } catch (IllegalArgumentException problem) {
            throw wrong(problem.getMessage());
        } catch (ArithmeticException problem) {
            throw wrong(folder + ": " + problem.getMessage());
        }
        removeCharts(before);
        for (Map.Entry<String, String> chart : document.charts().entrySet()) {
            TextFile.write(folder.resolve(chart.getKey()), chart.getValue());
        }
        TextFile.write(page, document.page().toString());
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "The page is in %s, with %s.%n",
                        page,
                        Count.of(document.charts().size(), "chart"));
        return 0;
    }

    private String before(Path page) throws IOException {
        try {
            return Files.exists(page) ? TextFile.read(page) : Page.START;
        } catch (IllegalArgumentException problem) {
            throw wrong(problem.getMessage());
        }
    }

    /** Those that an earlier page shows, of which some may no longer be made. */
    private void removeCharts(String page) throws IOException {
        Matcher charts = SHOWN.matcher(page);
        while (charts.find()) {
            Files.deleteIfExists(folder.resolve(charts.group(1)));
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
