package org.metagrad.autodiff.execution;

import org.metagrad.autodiff.Program.Variable;

/**
 * A NaN or an infinity that a plan has come upon.
 *
 * @param variable the result of an equation
 * @param row of its first such element
 * @param column of its first such element
 * @param value that element
 */
public record NonFiniteValue(Variable variable, int row, int column, double value) {}
