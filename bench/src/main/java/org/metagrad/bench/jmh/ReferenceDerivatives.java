package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The derivatives of {@link FloatDerivatives} in the reference interpreter: what a program costs
 * without a plan, one equation after the other over the whole batch, in double.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReferenceDerivatives {

    /** Layer sizes. */
    @Param("4-64-64-2")
    public String network;

    /** Samples of the batch. */
    @Param({"20", "256", "4000"})
    public int samples;

    private Program program;
    private List<double[]> inputs;

    /** A state that JMH makes. */
    public ReferenceDerivatives() {}

    /**
     * Makes the program of the benchmark at hand and draws the batch.
     *
     * @param benchmark which one runs
     */
    @Setup
    public void trace(BenchmarkParams benchmark) {
        DoubleBatch batch = DoubleBatch.of(network);
        Loss loss = batch.loss();
        Program value = loss.program(samples);
        String name = benchmark.getBenchmark();
        boolean both = name.endsWith("Product");
        if (name.endsWith(".loss")) {
            program = value;
        } else if (both) {
            program = Differentiation.hessianVectorProduct(value, loss.wrt());
        } else {
            program = Differentiation.gradient(value, loss.wrt());
        }
        inputs = new ArrayList<>(batch.inputs(samples));
        if (both) {
            inputs.addAll(batch.parameters(batch.theta(3)));
        }
        Figures.set(Figures.FLOPS, Cost.of(program).flops(), "FLOP/op");
    }

    /** {@return the loss {@code L}} */
    @Benchmark
    public Object loss() {
        return ReferenceInterpreter.evaluate(program, inputs);
    }

    /** {@return the gradient {@code grad L}} */
    @Benchmark
    public Object gradient() {
        return ReferenceInterpreter.evaluate(program, inputs);
    }

    /** {@return the gradient {@code grad L} and the product {@code H v}, forward over reverse} */
    @Benchmark
    public Object gradientAndProduct() {
        return ReferenceInterpreter.evaluate(program, inputs);
    }
}
