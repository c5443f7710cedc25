package org.metagrad.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.execution.Hessian;
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

/**
 * The whole Hessian of a small policy's loss in double, P Hessian-vector products for P parameters:
 * planned, with the planning itself, and by the reference interpreter.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FullHessian {

    /** Layer sizes: 58 and 234 parameters. */
    @Param({"4-8-2", "4-16-8-2"})
    public String network;

    /** Samples of the batch. */
    @Param("256")
    public int samples;

    private Program loss;
    private Program products;
    private int[] wrt;
    private List<double[]> inputs;
    private DoubleBatch batch;

    /** A state that JMH makes. */
    public FullHessian() {}

    /** Draws the batch. */
    @Setup
    public void trace() {
        batch = DoubleBatch.of(network);
        Loss of = batch.loss();
        loss = of.program(samples);
        wrt = of.wrt();
        products = of.hessianVectorProduct(samples);
        inputs = batch.inputs(samples);
        KernelChoice.doubles("best");
        int parameters = batch.theta(1).length;
        Program both = Differentiation.hessianVectorProduct(loss, wrt);
        long flops = Cost.of(both).flops();
        Figures.set(Figures.FLOPS, (double) flops * parameters, "FLOP/op");
    }

    /**
     * {@return the Hessian of a planned loss, linearised once, then applied to each unit vector}
     */
    @Benchmark
    public double[] planned() {
        return Hessian.of(loss, inputs, wrt);
    }

    /**
     * {@return the Hessian by forward over reverse for each unit vector, equation after equation}
     */
    @Benchmark
    public List<double[]> reference() {
        List<double[]> columns = new ArrayList<>();
        List<double[]> directions = new ArrayList<>();
        for (int i : wrt) {
            directions.add(new double[inputs.get(i).length]);
        }
        List<double[]> all = new ArrayList<>(inputs);
        all.addAll(directions);
        for (double[] direction : directions) {
            for (int j = 0; j < direction.length; j++) {
                direction[j] = 1;
                columns.addAll(ReferenceInterpreter.evaluate(products, all));
                direction[j] = 0;
            }
        }
        return columns;
    }
}
