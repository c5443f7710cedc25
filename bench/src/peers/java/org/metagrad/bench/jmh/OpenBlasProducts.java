package org.metagrad.bench.jmh;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.presets.openblas_nolapack;
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
 * The products of {@link FloatProducts} by OpenBLAS on one thread, operands in native memory. They
 * are compared with the scalar kernels' in the set-up.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class OpenBlasProducts {

    /** Inputs and outputs of the layer. */
    @Param({"64x64", "4x64", "64x2", "100x100", "256x256"})
    public String layer;

    /** Samples: a tile, or a batch. */
    @Param({"336", "4000"})
    public int columns;

    /** The precision of the operands. */
    @Param({"float", "double"})
    public String precision;

    private Products products;

    /** A state that JMH makes. */
    public OpenBlasProducts() {}

    /** The products of operands of either precision. */
    private interface Products extends FloatLayerProducts {
        /** What {@code y}, {@code x} and {@code w} hold. */
        double[] values(char operand);
    }

    /** Fills the operands and compares each product with ours. */
    @Setup
    public void fill() {
        NativeLibraries.requireFree();
        openblas_nolapack.blas_set_num_threads(1);
        int by = layer.indexOf('x');
        int in = Integer.parseInt(layer.substring(0, by));
        int out = Integer.parseInt(layer.substring(by + 1));
        double tolerance = Agreement.tolerance(precision);
        var ours = new DoubleKernelProducts("scalar", in, out, columns);
        products = products(in, out);
        products.forward();
        Agreement.require("w x", ours.forward(), products.values('y'), tolerance);
        products.cotangent();
        Agreement.require("w' y", ours.cotangent(), products.values('x'), tolerance);
        products.weights();
        Agreement.require("y x'", ours.weights(), products.values('w'), tolerance);
        products = products(in, out);
        // What ours has said of itself.
        Figures.clear();
        Figures.set(Figures.FLOPS, 2.0 * in * out * columns, "FLOP/op");
    }

    private Products products(int in, int out) {
        return precision.equals("float")
                ? new Floats(in, out, columns)
                : new Doubles(in, out, columns);
    }

    /** {@return the product {@code y = w x}} */
    @Benchmark
    public Object forward() {
        return products.forward();
    }

    /** {@return the product {@code x = w' y}} */
    @Benchmark
    public Object cotangent() {
        return products.cotangent();
    }

    /** {@return the product {@code w = y x'}} */
    @Benchmark
    public Object weights() {
        return products.weights();
    }

    private record Floats(int in, int out, int n, FloatPointer w, FloatPointer x, FloatPointer y)
            implements Products {
        Floats(int in, int out, int n) {
            this(in, out, n, copy(in * out, 1), copy(in * n, 2), copy(out * n, 3));
        }

        private static FloatPointer copy(int size, long seed) {
            return new FloatPointer(FloatBatch.uniform(size, seed));
        }

        @Override
        public Object forward() {
            gemm(CblasNoTrans, CblasNoTrans, out, n, in, w, in, x, n, y, n);
            return y;
        }

        @Override
        public Object cotangent() {
            gemm(CblasTrans, CblasNoTrans, in, n, out, w, in, y, n, x, n);
            return x;
        }

        @Override
        public Object weights() {
            gemm(CblasNoTrans, CblasTrans, out, in, n, y, n, x, n, w, in);
            return w;
        }

        private static void gemm(
                int transposeA,
                int transposeB,
                int m,
                int n,
                int k,
                FloatPointer a,
                int lda,
                FloatPointer b,
                int ldb,
                FloatPointer c,
                int ldc) {
            cblas_sgemm(
                    CblasRowMajor, transposeA, transposeB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
        }

        @Override
        public double[] values(char operand) {
            FloatPointer of = operand == 'w' ? w : operand == 'x' ? x : y;
            float[] values = new float[Math.toIntExact(of.limit())];
            of.get(values);
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        }
    }

    private record Doubles(
            int in, int out, int n, DoublePointer w, DoublePointer x, DoublePointer y)
            implements Products {
        Doubles(int in, int out, int n) {
            this(in, out, n, copy(in * out, 1), copy(in * n, 2), copy(out * n, 3));
        }

        private static DoublePointer copy(int size, long seed) {
            return new DoublePointer(DoubleBatch.uniform(size, seed));
        }

        @Override
        public Object forward() {
            gemm(CblasNoTrans, CblasNoTrans, out, n, in, w, in, x, n, y, n);
            return y;
        }

        @Override
        public Object cotangent() {
            gemm(CblasTrans, CblasNoTrans, in, n, out, w, in, y, n, x, n);
            return x;
        }

        @Override
        public Object weights() {
            gemm(CblasNoTrans, CblasTrans, out, in, n, y, n, x, n, w, in);
            return w;
        }

        private static void gemm(
                int transposeA,
                int transposeB,
                int m,
                int n,
                int k,
                DoublePointer a,
                int lda,
                DoublePointer b,
                int ldb,
                DoublePointer c,
                int ldc) {
            cblas_dgemm(
                    CblasRowMajor, transposeA, transposeB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
        }

        @Override
        public double[] values(char operand) {
            DoublePointer of = operand == 'w' ? w : operand == 'x' ? x : y;
            double[] values = new double[Math.toIntExact(of.limit())];
            of.get(values);
            return values;
        }
    }
}
