package org.metagrad.bench.explain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.html.Page;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.TextFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code explain}: writes the page that explains MAML's second order. */
@Command(
        name = "explain",
        description =
                "Write a page that explains second-order meta-gradients step by step, with numbers computed here: one file, no network.")
public final class ExplainCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "explain.html",
            description = "where the page goes (explain.html)")
    private Path out;

    /** The command without its arguments, which picocli sets. */
    public ExplainCommand() {}

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Page page = ExplainPage.of(Explanation.withTimes());
        if (out.getParent() != null) {
            Files.createDirectories(out.getParent());
        }
        String html = page.html();
        TextFile.write(out, html);
        PrintWriter printer = spec.commandLine().getOut();
        printer.printf(
                Locale.ROOT,
                "The page is in %s (%d KB, %.1f s). Open it in a browser.%n",
                Printable.line(out.toString()),
                Math.ceilDiv(html.getBytes(StandardCharsets.UTF_8).length, 1024),
                (System.nanoTime() - start) / 1e9);
        printer.flush();
        return 0;
    }
}
