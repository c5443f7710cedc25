/**
 * Pages of training runs, made of the files of their folders alone: read {@code RunRecord} (what
 * the files say), {@link RunPage} (the {@code report.html} of one run) with {@code RunCharts},
 * {@code Gains} and {@code AdaptationFilm}.
 */
package org.metagrad.bench.pages;
