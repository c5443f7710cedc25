/**
 * The page of results: {@code bench report} reads what the benchmarks have left and writes tables
 * and charts.
 *
 * <p>Read {@link ReportCommand}, {@code Results} (the files of a folder), {@code JmhResult} and
 * {@link Metric} (a benchmark's raw data), {@link Marks} and {@code Noise} (what speaks against
 * it), then {@code Page} with its sections.
 */
package org.metagrad.bench.report;
