/**
 * {@code bench SUITE}: which benchmarks are run and where their results go. Read {@link Suite},
 * {@link BenchCommand}, {@code SuiteRun} (point after point), then {@code ResultFiles} and {@code
 * MachineFile}.
 */
package org.metagrad.bench.suite;
