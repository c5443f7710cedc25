/**
 * The command line, {@link Metagrad}, and what its commands do, a package each.
 *
 * <p>To learn or to teach, read {@code lesson}, ten files in order, {@code lesson.mark} (how
 * exercises are marked) and {@code teach} ({@code lesson} and {@code jshell}).
 *
 * <p>To use it, read {@code run} ({@code train} and {@code evaluate}, and what a run leaves
 * behind), {@code pages} (what a run's page says), {@code compare} (many runs beside each other),
 * {@code show} ({@code show} and {@code list}), {@code explain} and {@code film} ({@code rollout}).
 * To read benchmarks, read {@link org.metagrad.bench.suite.Suite} (what is run at which
 * parameters), {@code jmh} (the benchmarks), {@code accuracy} (errors in place of times), {@code
 * theory} (claims, PASS or FAIL) and {@code report} (the page of results), which stands on {@code
 * statistics} and {@code chart}. {@code spark}, in builds with it, takes runs and tasks to other
 * machines. {@code html} writes pages of one file. To check results against another program's, read
 * {@code verify}. {@code option} and {@code io} are what commands share: options, errors in one
 * line, text in and out.
 */
package org.metagrad.bench;
