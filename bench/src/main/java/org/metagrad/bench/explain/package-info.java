/**
 * {@code explain}: a page that explains second-order meta-gradients with numbers of the engine.
 *
 * <p>Read {@code ExplainPage} (what is said), then a class for each figure's numbers: {@code
 * TapeNumbers} (a program, its adjoints, the tangents of both), {@code PlaneNumbers} and {@code
 * StepNumbers} (back through one inner step, and through several), {@code DirectedNumbers}, {@code
 * EstimatorNumbers}, {@code CostNumbers}, {@code NetworkNumbers}. The scripts beside the page's
 * class draw them and compute nothing: {@code parts.js} first.
 */
package org.metagrad.bench.explain;
