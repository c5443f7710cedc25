package org.metagrad.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.run.UnattendedRun;
import org.metagrad.meta.run.WrongFolderException;

/** What a finished grid is summed up to, in files and in a few lines. */
final class GridResults {
    private final Grid grid;
    private final Path folder;

    GridResults(Grid grid, Path folder) {
        this.grid = grid;
        this.folder = folder;
    }

    /**
     * Reads all runs, which have come to their end, and writes the tables and the page.
     *
     * @param output gets the lines
     */
    void write(PrintWriter output) throws IOException, WrongFolderException {
        Analysis analysis = read();
        Map<Grid.Cell, RunCurve> curves = new LinkedHashMap<>();
        for (Column column : grid.columns()) {
            analysis.runs(column).forEach(run -> curves.put(run.cell(), run.curve()));
        }
        CurvesFile.write(folder, curves);
        ResultTables tables = new ResultTables(analysis);
        tables.write(folder);
        tables.print(output);
        new ComparePage(analysis, folder, new GridFile(folder).read()).write();
        output.printf(
                Locale.ROOT,
                "The comparison is in %s.%n",
                Printable.line(folder.resolve(ComparePage.NAME).toString()));
        output.flush();
    }

    /** How many iterations the run of the first seed of each column has. */
    Map<String, Integer> iterations() throws IOException {
        Map<String, Integer> iterations = new LinkedHashMap<>();
        long seed = grid.seeds().values().getFirst();
        for (Column column : grid.columns()) {
            Path run = grid.run(folder, new Grid.Cell(column, seed)).path();
            iterations.put(column.name(), RunCurve.read(run).points().size());
        }
        return iterations;
    }

    /** The runs with what the timing pass, if there was one, says of their columns. */
    Analysis read() throws IOException {
        Map<String, IterationCost> costs = TimingFile.read(folder);
        Map<String, List<GridRun>> runs = new LinkedHashMap<>();
        for (Column column : grid.columns()) {
            List<GridRun> ofColumn = new ArrayList<>();
            for (long seed : grid.seeds().values()) {
                Grid.Cell cell = new Grid.Cell(column, seed);
                UnattendedRun run = grid.run(folder, cell);
                Path scores = run.path().resolve("evaluation.csv");
                ofColumn.add(
                        new GridRun(
                                cell,
                                RunCurve.read(run.path()),
                                run.state() == UnattendedRun.State.DIVERGED,
                                Files.exists(scores)
                                        ? Optional.of(FinalScores.read(scores))
                                        : Optional.empty(),
                                Optional.ofNullable(costs.get(column.timed()))));
            }
            runs.put(column.name(), ofColumn);
        }
        return new Analysis(grid, runs);
    }
}
