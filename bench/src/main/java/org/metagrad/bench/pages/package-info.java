/**
 * Pages of training runs, made of the files of their folders alone: read {@code RunRecord} (what
 * the files say), {@link RunPage} (the {@code report.html} of one run) with {@code RunCharts},
 * {@code Gains} and {@code AdaptationFilm}, then {@code RunsPage} (several runs beside each other)
 * with {@code RunGroup} and {@code SeedCurves}, and {@link RunReportCommand}.
 */
package org.metagrad.bench.pages;
