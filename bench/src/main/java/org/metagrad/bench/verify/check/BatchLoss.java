package org.metagrad.bench.verify.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.bench.verify.check.Engine.Evaluator;

/** A loss and its derivatives up to the third as functions of one flat parameter vector. */
public final class BatchLoss {
    private enum Quantity {
        VALUE,
        GRADIENT,
        PRODUCT,
        THIRD
    }

    private record Key(Quantity quantity, int columns) {}

    private final Loss loss;
    private final Engine engine;
    private final Map<Key, Evaluator> prepared = new HashMap<>();

    /**
     * A loss that an engine computes.
     *
     * @param loss the loss
     * @param engine runs its programs
     */
    public BatchLoss(Loss loss, Engine engine) {
        this.loss = loss;
        this.engine = engine;
    }

    /**
     * {@return the loss {@code L(theta; batch)}}
     *
     * @param theta the parameters. Not modified.
     * @param batch the samples
     */
    public double value(double[] theta, Batch batch) {
        return run(Quantity.VALUE, loss::program, batch, theta)[0];
    }

    /**
     * {@return the gradient {@code grad L(theta; batch)}}
     *
     * @param theta the parameters. Not modified.
     * @param batch the samples
     */
    public double[] gradient(double[] theta, Batch batch) {
        return run(Quantity.GRADIENT, loss::gradient, batch, theta);
    }

    /**
     * {@return the Hessian-vector product {@code H(theta; batch) v}}
     *
     * @param theta the parameters. Not modified.
     * @param batch the samples
     * @param v a direction. Not modified.
     */
    public double[] product(double[] theta, Batch batch, double[] v) {
        return run(Quantity.PRODUCT, loss::hessianVectorProduct, batch, theta, v);
    }

    /**
     * {@return the third derivative {@code D^3 L(theta; batch)[v, w, .]}: the derivative of {@code
     * H v} along {@code w}}
     *
     * @param theta the parameters. Not modified.
     * @param batch the samples
     * @param v a direction. Not modified.
     * @param w another direction. Not modified.
     */
    public double[] third(double[] theta, Batch batch, double[] v, double[] w) {
        return run(Quantity.THIRD, this::thirdProgram, batch, theta, v, w);
    }

    private Program thirdProgram(int columns) {
        int n = loss.parameterShapes().size();
        Program product = loss.hessianVectorProduct(columns);
        return Differentiation.outputs(Differentiation.pushforward(product, loss.wrt()), n, 2 * n);
    }

    /** Inputs in the order of the programs: parameters, data, directions. */
    private double[] run(
            Quantity quantity, IntFunction<Program> program, Batch batch, double[]... vectors) {
        Evaluator evaluator =
                prepared.computeIfAbsent(
                        new Key(quantity, batch.columns()),
                        key -> engine.prepare(program.apply(key.columns())));
        List<double[]> inputs = new ArrayList<>(split(vectors[0]));
        inputs.addAll(batch.data());
        for (int i = 1; i < vectors.length; i++) {
            inputs.addAll(split(vectors[i]));
        }
        return evaluator.evaluate(inputs).stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private List<double[]> split(double[] vector) {
        List<double[]> parts = new ArrayList<>();
        int at = 0;
        for (Shape shape : loss.parameterShapes()) {
            parts.add(Arrays.copyOfRange(vector, at, at += shape.size()));
        }
        return parts;
    }
}
