package org.metagrad.bench.teach;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.metagrad.bench.lesson.Lesson;
import org.metagrad.meta.store.Json;

/** Lessons 1 to 6 as a Jupyter notebook of a Java kernel, with the output of its cells. */
final class Notebook {
    private static final int LAST = 6;
    private static final String TITLE =
            """
            # Second-order gradients, from a program to MAML

            Lessons 1 to 6 of metagrad, for a Java kernel of Jupyter with `metagrad.jar` on its class path. \
            Written by `metagrad lesson --notebook`: change the lessons, not this file.\
            """;

    private Notebook() {}

    /** A cell with what it printed, empty for text. */
    record Cell(boolean code, String source, String output) {}

    /** The text of the file: the cells are run for it. */
    static String text() {
        List<String> lines = new ArrayList<>();
        int count = 0;
        for (Cell cell : run(cells())) {
            lines.add(Json.write(json(cell, ++count)));
        }
        Map<String, Object> kernel = new LinkedHashMap<>();
        kernel.put("display_name", "Java (jjava)");
        kernel.put("language", "java");
        kernel.put("name", "java");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("kernelspec", kernel);
        metadata.put("language_info", Map.of("name", "Java"));
        return "{\"cells\":[\n"
                + String.join(",\n", lines)
                + "\n],\n\"metadata\":"
                + Json.write(metadata)
                + ",\n\"nbformat\":4,\"nbformat_minor\":5}\n";
    }

    private static Map<String, Object> json(Cell cell, int number) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cell_type", cell.code ? "code" : "markdown");
        json.put("id", "cell-" + number);
        json.put("metadata", Map.of());
        json.put("source", cell.source);
        if (cell.code) {
            json.put("execution_count", null);
            Map<String, Object> stream = new LinkedHashMap<>();
            stream.put("output_type", "stream");
            stream.put("name", "stdout");
            stream.put("text", cell.output);
            json.put("outputs", cell.output.isEmpty() ? List.of() : List.of(stream));
        }
        return json;
    }

    /** The cells, not run. */
    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(false, TITLE, ""));
        for (Lesson lesson : Lesson.values()) {
            if (lesson.number() <= LAST) {
                LessonCells parts = LessonCells.of(lesson.text().lesson());
                cells.add(new Cell(false, parts.text(), ""));
                parts.code().forEach(code -> cells.add(new Cell(true, code, "")));
            }
        }
        return cells;
    }

    /**
     * Runs cells one after the other, as a kernel does.
     *
     * @throws IllegalStateException naming a cell that does not compile, or throws
     */
    static List<Cell> run(List<Cell> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Cell> done = new ArrayList<>();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                JShell shell =
                        JShell.builder()
                                .out(out)
                                .compilerOptions("--add-modules", "jdk.incubator.vector")
                                .remoteVMOptions("--add-modules=jdk.incubator.vector")
                                .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            for (Cell cell : cells) {
                bytes.reset();
                if (cell.code) {
                    run(shell, cell.source);
                }
                String output = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
                done.add(new Cell(cell.code, cell.source, output));
            }
        }
        return done;
    }

    private static void run(JShell shell, String source) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        String rest = source;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
            String snippet = next.source() == null ? rest : next.source();
            rest = next.source() == null ? "" : next.remaining();
            for (SnippetEvent event : shell.eval(snippet)) {
                require(event, rest.isBlank(), shell);
            }
        }
    }

    /** A kernel shows the value of the last expression of a cell, which nobody wants to see. */
    private static void require(SnippetEvent event, boolean last, JShell shell) {
        Snippet snippet = event.snippet();
        boolean shown =
                last
                        && snippet.kind() == Snippet.Kind.VAR
                        && snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
        boolean compiled =
                switch (event.status()) {
                    case VALID, OVERWRITTEN, DROPPED -> true;
                    case REJECTED, NONEXISTENT, RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED ->
                            false;
                };
        if (!compiled || event.exception() != null || shown) {
            throw new IllegalStateException(
                    "cell '"
                            + snippet.source().strip()
                            + "': "
                            + (shown ? "its value would be shown" : "")
                            + shell.diagnostics(snippet)
                                    .map(problem -> problem.getMessage(Locale.ROOT))
                                    .collect(Collectors.joining("; "))
                            + (event.exception() == null ? "" : event.exception()));
        }
    }
}
