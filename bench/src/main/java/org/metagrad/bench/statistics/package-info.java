/**
 * What is concluded from raw measurements: read {@link Summary} (a median with its interval),
 * {@link Ratio}, then {@link PowerLaw}. Of runs with paired seeds: {@link Times} (of which some are
 * censored), {@link KaplanMeier}, {@link LogRank}, {@link SpeedUp} over {@link Bootstrap} with its
 * {@link Interval}, and {@link InterquartileMean}. Quantiles of distributions are those of Apache
 * Commons Statistics.
 */
package org.metagrad.bench.statistics;
