package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.autodiff.function.Formula;
import org.metagrad.autodiff.function.Matrices;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.show.MamlLines;
import org.metagrad.bench.show.MamlText;
import org.metagrad.envs.RandomStream;

/**
 * Networks that a student can choose, on one task of sine curves: the spectrum of the Hessian, what
 * the second order adds to the meta-gradient by the inner step size, and the program.
 */
final class NetworkNumbers {
    /** The layer sizes that can be chosen. */
    static final List<List<Integer>> SIZES =
            List.of(List.of(1, 4, 1), List.of(1, 16, 1), List.of(1, 8, 8, 1));

    /** The activations that can be chosen. */
    static final List<Mlp.Activation> ACTIVATIONS =
            List.of(Mlp.Activation.TANH, Mlp.Activation.RELU, Mlp.Activation.SOFTPLUS);

    /** The inner step sizes that can be chosen. */
    static final double[] ALPHAS = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};

    private static final int SAMPLES = 10;
    private static final double AMPLITUDE = 1.5;
    private static final double PHASE = 0.8;
    private static final int SEED = 4;

    /** Eigenvalues that are told, from each end. */
    private static final int ENDS = 6;

    private NetworkNumbers() {}

    /** The mean squared error of a network as a formula of its parameters; x and y are data. */
    static Formula loss(Mlp network) {
        Matrices parameters = Matrices.NONE;
        List<Shape> shapes = network.parameterShapes();
        for (int i = 0; i < shapes.size(); i++) {
            parameters =
                    parameters.and(
                            network.parameterNames().get(i),
                            shapes.get(i).rows(),
                            shapes.get(i).columns());
        }
        Matrices data = Matrices.NONE;
        List<String> names = names();
        Program program = new MeanSquaredError(network).program(SAMPLES);
        for (int i = 0; i < names.size(); i++) {
            Shape shape = program.inputs().get(shapes.size() + i).shape();
            data = data.and(names.get(i), shape.rows(), shape.columns());
        }
        return new Formula(parameters, data, Matrices.of("value", 1, 1), program);
    }

    private static List<String> names() {
        return new MeanSquaredError(new Mlp(SIZES.getFirst(), Mlp.Activation.TANH))
                .data().stream().map(d -> d.name()).toList();
    }

    /**
     * Samples of the sine curve: x from -3 on, then what else the loss reads.
     *
     * @param shift of all x
     */
    static double[] samples(double shift) {
        double[] data = new double[3 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double x = -3 + 0.6 * i + shift;
            data[i] = x;
            data[SAMPLES + i] = AMPLITUDE * StrictMath.sin(x + PHASE);
            data[2 * SAMPLES + i] = 1.0 / SAMPLES;
        }
        return data;
    }

    /** The initial parameters of a network, the same at every call. */
    static double[] theta(Mlp network) {
        double[] theta = new double[network.parameterCount()];
        RandomStream stream = RandomStream.of(SEED);
        network.glorot(stream::uniform, theta);
        return theta;
    }

    static List<Object> numbers() {
        List<Object> networks = new ArrayList<>();
        for (List<Integer> sizes : SIZES) {
            for (Mlp.Activation activation : ACTIVATIONS) {
                networks.add(network(new Mlp(sizes, activation)));
            }
        }
        return networks;
    }

    private static Map<String, Object> network(Mlp network) {
        Formula formula = loss(network);
        DoubleEvaluator inner = formula.inDouble().data(samples(0));
        DoubleEvaluator outer = formula.inDouble().data(samples(0.3));
        double[] theta = theta(network);
        double[] gradient = inner.gradient(theta);
        double[] spectrum = spectrum(inner.hessian(theta), theta.length);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("sizes", network.sizes().stream().map(Integer::longValue).toList());
        numbers.put("activation", network.activation().name().toLowerCase(Locale.ROOT));
        numbers.put("parameters", (long) theta.length);
        numbers.put("loss", inner.value(theta));
        numbers.put("greatest", Values.list(Arrays.copyOf(spectrum, ENDS)));
        numbers.put(
                "least",
                Values.list(Arrays.copyOfRange(spectrum, spectrum.length - ENDS, spectrum.length)));
        List<Object> stops = new ArrayList<>();
        for (double alpha : ALPHAS) {
            double[] adapted = Values.plus(theta, -alpha, gradient);
            double[] v = outer.gradient(adapted);
            double[] hv = new double[v.length];
            inner.hessianVectorProduct(theta, v, hv);
            double[] pulled = Values.plus(v, -alpha, hv);
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("alpha", alpha);
            stop.put("before", outer.value(theta));
            stop.put("after", outer.value(adapted));
            stop.put("firstOrder", Values.norm(v));
            stop.put("secondOrder", alpha * Values.norm(hv));
            stop.put("degrees", Values.degrees(v, pulled));
            stop.put("share", alpha * spectrum[0]);
            stops.add(stop);
        }
        numbers.put("stops", stops);
        numbers.putAll(program(network, formula));
        return numbers;
    }

    private static Map<String, Object> program(Mlp network, Formula formula) {
        Program loss = formula.program();
        MamlLines maml = MamlLines.of(loss, loss, network.parameterNames().size(), 1, ALPHAS[2]);
        List<String> inputs = new ArrayList<>(network.parameterNames());
        for (String batch : List.of("0", "'")) {
            formula.data().names().forEach(name -> inputs.add(name + batch));
        }
        List<Object> parts = new ArrayList<>();
        for (MamlLines.Part part : MamlLines.Part.values()) {
            Cost cost = Cost.ZERO;
            for (MamlLines.Line line : maml.lines()) {
                cost = line.part() == part ? cost.plus(Cost.of(line.equation())) : cost;
            }
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("label", part.label());
            of.put("lines", maml.count(part));
            of.put("flops", cost.flops());
            parts.add(of);
        }
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("parts", parts);
        numbers.put(
                "listing", MamlText.of(maml, inputs, true).replace(System.lineSeparator(), "\n"));
        return numbers;
    }

    /** The eigenvalues of a symmetric matrix, the greatest first. */
    static double[] spectrum(double[] hessian, int size) {
        DMatrixRMaj matrix = new DMatrixRMaj(size, size, true, hessian);
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                DecompositionFactory_DDRM.eig(size, false, true);
        if (!eigen.decompose(matrix)) {
            throw new ArithmeticException("the eigenvalues of the Hessian were not found");
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = -eigen.getEigenvalue(i).real;
        }
        Arrays.sort(values);
        for (int i = 0; i < size; i++) {
            values[i] = -values[i];
        }
        return values;
    }
}
