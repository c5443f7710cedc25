/**
 * {@code compare}: learners beside each other on the same seeds. Read {@link CompareCommand}, then
 * {@code Columns} (what is compared, from the options), {@code Grid} (columns times seeds, a run
 * folder each), {@code GridFile} (the description that is there before the first run), {@code
 * GridRuns} (all runs on several threads) and {@code RunCurve} (what a run's files say of its
 * course). What is concluded: {@code Convergence} (when a run has learnt), {@code Analysis} over
 * {@link org.metagrad.bench.statistics}, {@code ResultTables} (the CSVs), {@code TimingPass} with
 * {@code IterationCost} (seconds), {@code ComparePage} of {@code CompareTables}, {@code
 * CompareFigures} and {@code CompareFilms} (report.html).
 */
package org.metagrad.bench.compare;
