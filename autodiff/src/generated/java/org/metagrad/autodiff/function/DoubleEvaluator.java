// Made by DoubleTwins from the source for float.
package org.metagrad.autodiff.function;

import java.util.List;
import org.metagrad.autodiff.Shape;
import org.metagrad.kernels.DoubleKernels;

/**
 * A {@link Formula} {@code y = f(theta; data)} that is evaluated, and its derivatives, in double.
 *
 * <p>Vectors: {@code theta [P]}, {@code y [M]}, each the matrices of the formula one after the
 * other, row-major. Each method plans what it computes at its first call; after that, methods that
 * write into an array of the caller's allocate nothing, and those that give an array allocate that.
 *
 * <p>For one thread: each further one takes a {@link #copy}, which shares the plans and has an
 * arena of its own. All copies give the same bits.
 */
public final class DoubleEvaluator {
    private final Formula formula;
    private final DoubleKernels kernels;
    private final DoubleData data;
    private final DoublePlan[] plans = new DoublePlan[Operation.values().length];
    private final double[] value = new double[1];
    private final double[] cotangent;
    private final int parameters;
    private final int results;
    private final boolean scalar;
    private DoubleLinear jacobian;
    private DoubleLinear hessian;

    /**
     * Evaluates a formula by the fastest kernels of this machine.
     *
     * @param formula what is evaluated
     */
    public DoubleEvaluator(Formula formula) {
        this(formula, DoubleKernels.best());
    }

    /**
     * Evaluates a formula by given kernels.
     *
     * @param formula what is evaluated
     * @param kernels what computes it
     */
    public DoubleEvaluator(Formula formula, DoubleKernels kernels) {
        this(formula, kernels, new DoubleData(formula.data()));
    }

    private DoubleEvaluator(Formula formula, DoubleKernels kernels, DoubleData data) {
        this.formula = formula;
        this.kernels = kernels;
        this.data = data;
        parameters = formula.parameters().size();
        results = formula.results().size();
        scalar = formula.results().shapes().equals(List.of(Shape.SCALAR));
        cotangent = new double[results];
    }

    /**
     * {@return an evaluator for another thread: it takes over what is planned, and the arrays of
     * data until it is given others}
     */
    public DoubleEvaluator copy() {
        DoubleEvaluator copy = new DoubleEvaluator(formula, kernels, data.copy());
        for (int i = 0; i < plans.length; i++) {
            copy.plans[i] = plans[i] == null ? null : plans[i].copy();
        }
        copy.jacobian = jacobian == null ? null : jacobian.copy();
        copy.hessian = hessian == null ? null : hessian.copy();
        return copy;
    }

    /** {@return what is evaluated} */
    public Formula formula() {
        return formula;
    }

    /**
     * Takes data from an array, which is read there at each call until it is given anew.
     *
     * @param name of a matrix of the formula's data, or of a group
     * @param values row-major, of a group one matrix after the other. Not modified.
     * @return this
     * @throws IllegalArgumentException if there is no such name or the length is wrong
     */
    public DoubleEvaluator data(String name, double[] values) {
        Matrices all = formula.data();
        data.give(name, all.first(name), all.end(name), values);
        return this;
    }

    /**
     * Takes all data from one array, which is read there at each call until they are given anew.
     *
     * @param values all matrices of the formula's data one after the other. Not modified.
     * @return this
     * @throws IllegalArgumentException if the length is wrong
     */
    public DoubleEvaluator data(double[] values) {
        data.give("data", 0, data.count(), values);
        return this;
    }

    /**
     * {@return {@code f(theta)} of a function with one result of shape {@code [1, 1]}}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if there are other results, or the length is wrong
     * @throws IllegalStateException if data have not been given
     */
    public double value(double[] theta) {
        if (!scalar) {
            throw new IllegalArgumentException(
                    "value: one [1, 1] result wanted, the formula has "
                            + formula.results().shapes());
        }
        run(Operation.VALUES, theta, null, null, value);
        return value[0];
    }

    /**
     * Computes {@code y = f(theta)}.
     *
     * @param theta {@code [P]}. Not modified.
     * @param y {@code [M]}. Modified.
     * @throws IllegalArgumentException if a length is wrong, or {@code y} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void values(double[] theta, double[] y) {
        run(Operation.VALUES, theta, null, null, y);
    }

    /**
     * {@return {@code f(theta) [M]}, a new array}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if the length is wrong
     * @throws IllegalStateException if data have not been given
     */
    public double[] values(double[] theta) {
        double[] y = new double[results];
        values(theta, y);
        return y;
    }

    /**
     * Computes the gradient {@code g = df/dtheta} of a scalar function.
     *
     * @param theta {@code [P]}. Not modified.
     * @param g {@code [P]}. Modified.
     * @throws IllegalArgumentException if the function is not scalar, a length is wrong, or {@code
     *     g} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void gradient(double[] theta, double[] g) {
        run(Operation.GRADIENT, theta, null, null, g);
    }

    /**
     * {@return the gradient {@code df/dtheta [P]} of a scalar function, a new array}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if the function is not scalar or the length is wrong
     * @throws IllegalStateException if data have not been given
     */
    public double[] gradient(double[] theta) {
        double[] g = new double[parameters];
        gradient(theta, g);
        return g;
    }

    /**
     * Computes value and gradient of a scalar function in one run.
     *
     * @param theta {@code [P]}. Not modified.
     * @param g the gradient, {@code [P]}. Modified.
     * @return {@code f(theta)}
     * @throws IllegalArgumentException if the function is not scalar, a length is wrong, or {@code
     *     g} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public double valueAndGradient(double[] theta, double[] g) {
        run(Operation.VALUE_AND_GRADIENT, theta, null, value, g);
        return value[0];
    }

    /**
     * Computes {@code product = H(theta) v} with the Hessian of a scalar function, forward over
     * reverse: about the cost of four gradients for any P.
     *
     * @param theta {@code [P]}. Not modified.
     * @param v {@code [P]}. Not modified.
     * @param product {@code [P]}. Modified.
     * @throws IllegalArgumentException if the function is not scalar, a length is wrong, or the
     *     product is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void hessianVectorProduct(double[] theta, double[] v, double[] product) {
        run(Operation.HESSIAN_VECTOR_PRODUCT, theta, v, null, product);
    }

    /**
     * Computes the derivative along a direction, {@code dy = J(theta) v} with {@code J[i,j] = dy_i
     * / dtheta_j}, in forward mode.
     *
     * @param theta {@code [P]}. Not modified.
     * @param v {@code [P]}. Not modified.
     * @param dy {@code [M]}. Modified.
     * @throws IllegalArgumentException if a length is wrong, or {@code dy} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void jacobianVectorProduct(double[] theta, double[] v, double[] dy) {
        run(Operation.JACOBIAN_VECTOR_PRODUCT, theta, v, null, dy);
    }

    /**
     * Computes {@code thetaBar = J(theta)' u} in reverse mode.
     *
     * @param theta {@code [P]}. Not modified.
     * @param u {@code [M]}. Not modified.
     * @param thetaBar {@code [P]}. Modified.
     * @throws IllegalArgumentException if a length is wrong, or {@code thetaBar} is an array that
     *     is read
     * @throws IllegalStateException if data have not been given
     */
    public void vectorJacobianProduct(double[] theta, double[] u, double[] thetaBar) {
        run(Operation.VECTOR_JACOBIAN_PRODUCT, theta, u, null, thetaBar);
    }

    /**
     * Computes the Jacobian {@code J[i,j] = dy_i / dtheta_j}: by its columns, from one
     * linearisation, or by its rows in reverse mode where they are fewer.
     *
     * @param theta {@code [P]}. Not modified.
     * @param j {@code [M, P]}, row-major. Modified.
     * @throws IllegalArgumentException if a length is wrong, or {@code j} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void jacobian(double[] theta, double[] j) {
        require(theta, null, 0, j, results * (long) parameters);
        if (results < parameters) {
            plan(Operation.VECTOR_JACOBIAN_PRODUCT).matrix(theta, data, cotangent, j);
            return;
        }
        if (jacobian == null) {
            jacobian = DoubleLinear.of(formula, kernels);
        }
        jacobian.matrix(theta, data, j);
    }

    /**
     * {@return the Jacobian {@code [M, P]}, row-major, a new array}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if the length is wrong
     * @throws IllegalStateException if data have not been given
     */
    public double[] jacobian(double[] theta) {
        double[] j = new double[Math.multiplyExact(results, parameters)];
        jacobian(theta, j);
        return j;
    }

    /**
     * Computes the Hessian {@code H[i,j] = d^2 f / dtheta_i dtheta_j} of a scalar function: the
     * gradient is linearised once and applied to each unit vector.
     *
     * @param theta {@code [P]}. Not modified.
     * @param h {@code [P, P]}, row-major. Modified.
     * @throws IllegalArgumentException if the function is not scalar, a length is wrong, or {@code
     *     h} is an array that is read
     * @throws IllegalStateException if data have not been given
     */
    public void hessian(double[] theta, double[] h) {
        require(theta, null, 0, h, parameters * (long) parameters);
        hessian().symmetricMatrix(theta, data, h);
    }

    /**
     * {@return the Hessian {@code [P, P]} of a scalar function, row-major, a new array}
     *
     * @param theta {@code [P]}. Not modified.
     * @throws IllegalArgumentException if the function is not scalar or the length is wrong
     * @throws IllegalStateException if data have not been given
     */
    public double[] hessian(double[] theta) {
        double[] h = new double[Math.multiplyExact(parameters, parameters)];
        hessian(theta, h);
        return h;
    }

    private DoubleLinear hessian() {
        if (hessian == null) {
            hessian = DoubleLinear.of(formula.gradient(), kernels);
        }
        return hessian;
    }

    /** Linearises the gradient for {@link #product}; the gradient, live. */
    double[] linearise(double[] theta) {
        return hessian().at(theta, data);
    }

    /** {@code H v} at the point of {@link #linearise}. */
    void product(double[] v, double[] to) {
        hessian.apply(v, to, 0);
    }

    private DoublePlan plan(Operation operation) {
        DoublePlan plan = plans[operation.ordinal()];
        if (plan == null) {
            plan = new DoublePlan(operation.of(formula), data.count(), kernels);
            plans[operation.ordinal()] = plan;
        }
        return plan;
    }

    private void run(
            Operation operation, double[] theta, double[] operand, double[] head, double[] to) {
        DoublePlan plan = plan(operation);
        require(theta, operand, plan.operandSize(), to, plan.resultSize(head));
        plan.run(theta, data, operand, head, to, 0);
    }

    private void require(double[] theta, double[] operand, int operandSize, double[] to, long size) {
        Matrices.requireLength("theta", theta.length, parameters);
        DoubleData.requireOther("theta", theta, to);
        if (operandSize > 0) {
            Matrices.requireLength("vector", operand.length, operandSize);
            DoubleData.requireOther("the vector", operand, to);
        }
        Matrices.requireLength("result", to.length, size);
        data.require(to);
    }
}
