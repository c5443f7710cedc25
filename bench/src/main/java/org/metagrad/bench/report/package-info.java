/**
 * The page of results: {@code bench report} reads what the benchmarks have left and writes tables
 * and charts.
 *
 * <p>Reading order: {@link org.metagrad.bench.report.ReportCommand}, {@code Results} (the files of
 * a folder), {@code JmhResult} and {@code Summary} (a benchmark's raw data and its median), {@code
 * Ratio} and {@code PowerLaw} (what is concluded), {@code Page} with its sections, {@code Axis} and
 * the charts.
 */
package org.metagrad.bench.report;
