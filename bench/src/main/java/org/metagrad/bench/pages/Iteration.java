package org.metagrad.bench.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.io.CsvFile;

/**
 * A row of {@code metrics.csv}.
 *
 * @param number from 1
 * @param environmentSteps since the start of the run
 * @param seconds of this iteration by the clock
 * @param phases seconds in which threads were busy, by phase
 * @param before mean score of the training's tasks before adaptation
 * @param after the same after it
 */
record Iteration(
        int number,
        long environmentSteps,
        double seconds,
        Map<String, Double> phases,
        double before,
        double after) {
    private static final String PHASE = "_seconds";

    static Iteration of(CsvFile table, int row) {
        Map<String, Double> phases = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (column.endsWith(PHASE)) {
                String name = column.substring(0, column.length() - PHASE.length());
                phases.put(name, table.number(row, column));
            }
        }
        return new Iteration(
                (int) table.whole(row, "iteration"),
                table.whole(row, "env_steps"),
                table.number(row, "seconds"),
                phases,
                table.number(row, "return_before"),
                table.number(row, "return_after"));
    }

    /** The busy seconds of some iterations, by phase. */
    static Map<String, Double> sum(List<Iteration> iterations) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (Iteration iteration : iterations) {
            iteration.phases.forEach((phase, seconds) -> sums.merge(phase, seconds, Double::sum));
        }
        return sums;
    }

    /** So many in a row at most are one, so that there are no more than {@code most} groups. */
    static List<List<Iteration>> grouped(List<Iteration> iterations, int most) {
        int size = Math.max(1, Math.ceilDiv(iterations.size(), most));
        List<List<Iteration>> groups = new ArrayList<>();
        for (int i = 0; i < iterations.size(); i += size) {
            groups.add(iterations.subList(i, Math.min(i + size, iterations.size())));
        }
        return groups;
    }
}
