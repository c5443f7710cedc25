package org.metagrad.bench.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.metagrad.bench.io.Printable;

/** What a finished grid is summed up to. */
final class GridResults {
    private final Grid grid;
    private final Path folder;

    GridResults(Grid grid, Path folder) {
        this.grid = grid;
        this.folder = folder;
    }

    /** Reads all runs and writes the tables. */
    void write(PrintWriter output) throws IOException {
        Map<Grid.Cell, RunCurve> curves = new LinkedHashMap<>();
        for (Column column : grid.columns()) {
            for (long seed : grid.seeds().values()) {
                Grid.Cell cell = new Grid.Cell(column, seed);
                curves.put(cell, RunCurve.read(grid.run(folder, cell).path()));
            }
        }
        CurvesFile.write(folder, curves);
        output.printf(Locale.ROOT, "The comparison is in %s.%n", Printable.line(folder.toString()));
        output.flush();
    }
}
