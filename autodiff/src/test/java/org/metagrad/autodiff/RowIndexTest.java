package org.metagrad.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.execution.DoubleExecutable;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.reference.ReferenceInterpreter;
import org.metagrad.kernels.DoubleKernels;
import org.metagrad.kernels.FloatKernels;

/** Labels and action indices that are no rows, wherever programs are evaluated. */
class RowIndexTest {
    private static final Loss LOSS = new CrossEntropy(new Mlp(List.of(2, 3), Mlp.Activation.TANH));
    private static final int LABELS = 3;

    /** {@code (values..., to) -> the outputs}, in one of the ways in which programs are run. */
    private interface Way {
        List<double[]> run(Program program, List<double[]> inputs);
    }

    private static final Map<String, Way> WAYS =
            new TreeMap<>(
                    Map.of(
                            "reference",
                            ReferenceInterpreter::evaluate,
                            "float",
                            (f, in) -> floats(f, in, FloatKernels.best()),
                            "float, scalar",
                            (f, in) -> floats(f, in, FloatKernels.scalar()),
                            "double",
                            RowIndexTest::doubles));

    private static List<double[]> floats(
            Program program, List<double[]> inputs, FloatKernels kernels) {
        FloatExecutable plan = FloatExecutable.of(program, kernels, Outputs.ASSIGN);
        for (int i = 0; i < inputs.size(); i++) {
            plan.input(i, toFloat(inputs.get(i)), 0);
        }
        List<float[]> outputs = new ArrayList<>();
        for (Variable y : program.outputs()) {
            outputs.add(new float[y.shape().size()]);
            plan.output(outputs.size() - 1, outputs.getLast(), 0);
        }
        plan.run();
        return outputs.stream().map(RowIndexTest::toDouble).toList();
    }

    private static List<double[]> doubles(Program program, List<double[]> inputs) {
        DoubleExecutable plan = DoubleExecutable.of(program, DoubleKernels.best(), Outputs.ASSIGN);
        for (int i = 0; i < inputs.size(); i++) {
            plan.input(i, inputs.get(i), 0);
        }
        List<double[]> outputs = new ArrayList<>();
        for (Variable y : program.outputs()) {
            outputs.add(new double[y.shape().size()]);
            plan.output(outputs.size() - 1, outputs.getLast(), 0);
        }
        plan.run();
        return outputs;
    }

    private static float[] toFloat(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }

    private static double[] toDouble(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    /** The loss and what differentiation makes of it: pick in the one, scatter in the others. */
    static List<Program> programs() {
        Linearisation linear = Linearisation.of(LOSS.gradient(4), LOSS.wrt());
        return List.of(
                LOSS.program(4),
                LOSS.gradient(4),
                LOSS.hessianVectorProduct(4),
                Differentiation.hessianVectorProduct(LOSS.program(4), LOSS.wrt()),
                Differentiation.reverseOverReverse(LOSS.program(4), LOSS.wrt()),
                linear.primal(),
                Differentiation.pushforward(LOSS.hessianVectorProduct(4), LOSS.wrt()));
    }

    /** Inputs of any of the programs, with these labels. */
    private static List<double[]> inputs(Program program, double... labels) {
        List<double[]> inputs = new ArrayList<>();
        for (Variable x : program.inputs()) {
            int n = x.shape().size();
            inputs.add(DoubleStream.iterate(.1, v -> v + .05).limit(n).toArray());
        }
        inputs.set(LABELS, labels);
        return inputs;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void labelsThatAreNoRowAreRefusedByOperationColumnValueAndRange(Program program) {
        double[] wrong = {
            3,
            4,
            -1,
            1.5,
            50,
            -0.25,
            1e10,
            -1e10,
            2147483648.0,
            4294967296.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY
        };
        String operation = program.outputs().size() == 1 ? "pick" : "(pick|scatter)";
        for (double label : wrong) {
            List<double[]> inputs = inputs(program, 0, 2, label, 1);
            WAYS.forEach((name, way) -> {
                String value = Double.toString(label);
                if (name.startsWith("float")) {
                    value = Float.toString((float) label);
                }
                assertThatThrownBy(() -> way.run(program, inputs))
                        .as("%s, %s", name, label)
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .matches(
                                operation
                                        + ": index "
                                        + Pattern.quote(value)
                                        + " in column 2 of v\\d+\\[1, 4\\]:"
                                        + " a whole number from 0 to 2 wanted");
            });
        }
    }

    @Test
    void theMessageNamesTheInput() {
        Program program = LOSS.program(4);
        WAYS.forEach((name, way) ->
                assertThatThrownBy(() -> way.run(program, inputs(program, 0, 1, 2, 3)))
                        .as(name)
                        .hasMessage(
                                "pick: index 3.0 in column 3 of v3[1, 4]: a whole number"
                                        + " from 0 to 2 wanted"));
    }

    @Test
    void aColumnOfWeightZeroIsCheckedToo() {
        Program program = LOSS.gradient(4);
        List<double[]> inputs = inputs(program, 0, 2, 1, -1);
        inputs.set(LABELS + 1, new double[] {1, 1, 1, 0});
        WAYS.forEach((name, way) ->
                assertThatThrownBy(() -> way.run(program, inputs))
                        .as(name)
                        .hasMessageContaining("index -1.0 in column 3"));
    }

    @Test
    void minusZeroIsZero() {
        Program program = LOSS.gradient(4);
        WAYS.forEach((name, way) ->
                assertThat(way.run(program, inputs(program, -0.0, 2, 1, -0.0)))
                        .as(name)
                        .usingRecursiveComparison()
                        .isEqualTo(way.run(program, inputs(program, 0, 2, 1, 0))));
    }

    @Test
    void whatComesInAnewIsCheckedAtEachRunBeforeAnythingIsWritten() {
        Program program = LOSS.gradient(4);
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ACCUMULATE);
        List<double[]> inputs = inputs(program, 0, 2, 1, 0);
        for (int i = 0; i < inputs.size(); i++) {
            plan.input(i, toFloat(inputs.get(i)), 0);
        }
        float[] bias = new float[3];
        plan.output(0, new float[6], 0).output(1, bias, 0);
        float[] labels = {0, 2, 1, 0};
        plan.input(LABELS, labels, 0).run();
        float[] once = bias.clone();
        assertThat(once).doesNotContain(0);

        labels[1] = 3;
        assertThatThrownBy(plan::run).hasMessageContaining("index 3.0 in column 1");
        plan.input(LABELS, new float[] {9, 9, 0, 1, 2, -2, 9}, 2);
        assertThatThrownBy(plan::run).hasMessageContaining("index -2.0 in column 3");
        assertThat(bias).containsExactly(once);

        plan.input(LABELS, new float[] {9, 0, 2, 1, 0, 9}, 1).run();
        assertThat(bias).containsExactly(2 * once[0], 2 * once[1], 2 * once[2]);
    }

    @Test
    void indicesThatTheProgramComputesAreChecked() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(3, 2);
        Variable fromOne = b.input(1, 2);
        Variable fromZero = b.affine(fromOne, 1, -1);
        Program picked = b.build(b.pick(x, fromZero));
        Program stopped = b.build(b.pick(x, b.stopGradient(fromOne)));
        Program scattered = b.build(b.scatter(b.sumRows(x), fromZero, 3));
        Program constant = b.build(b.pick(x, b.constant(3, new Shape(1, 2))));
        double[] values = {1, 2, 3, 4, 5, 6};
        WAYS.forEach((name, way) -> {
            List<double[]> right = List.of(values, new double[] {1, 3});
            List<double[]> wrong = List.of(values, new double[] {3, 0});
            assertThat(way.run(picked, right).getFirst()).as(name).containsExactly(1, 6);
            assertThat(way.run(scattered, right).getFirst())
                    .as(name)
                    .containsExactly(9, 0, 0, 0, 0, 12);
            for (Program program : List.of(picked, scattered)) {
                assertThatThrownBy(() -> way.run(program, wrong))
                        .as(name)
                        .hasMessageContaining(": index -1.0 in column 1 of v2[1, 2]: a");
            }
            assertThatThrownBy(() -> way.run(stopped, right))
                    .as(name)
                    .hasMessageContaining("index 3.0 in column 1");
            assertThatThrownBy(() -> way.run(constant, right))
                    .as(name)
                    .hasMessageContaining("index 3.0 in column 0");
        });
    }

    /** Of the rows of a table, with the derivatives that gather from it and add to it. */
    @Test
    void indicesOfGatheredRowsAreCheckedToo() {
        ProgramBuilder b = new ProgramBuilder();
        Variable x = b.input(3, 2);
        Variable index = b.input(1, 4);
        Program loss = b.build(b.sum(b.square(b.gather(x, index))));
        Program scattered = b.build(b.scatterAdd(b.gather(x, index), b.affine(index, 1, -1), 2));
        Program product = Differentiation.hessianVectorProduct(loss, 0);
        double[] table = {1, 2, 3, 4, 5, 6};
        double[] right = {2, 1, 1, 2};
        WAYS.forEach((name, way) -> {
            assertThat(way.run(loss, List.of(table, right)).getFirst())
                    .as(name)
                    .containsExactly(2 * (9 + 16 + 25 + 36));
            assertThat(way.run(scattered, List.of(table, right)).getFirst())
                    .as(name)
                    .containsExactly(6, 8, 10, 12);
            assertThat(way.run(product, List.of(table, right, table)))
                    .as(name)
                    .containsExactly(
                            new double[] {0, 0, 12, 16, 20, 24},
                            new double[] {0, 0, 12, 16, 20, 24});
            assertThatThrownBy(() -> way.run(scattered, List.of(table, new double[] {2, 1, 1, 0})))
                    .as(name)
                    .hasMessageMatching(
                            "scatterAdd: index -1.0 in column 3 of v\\d\\[1, 4\\]: a whole number"
                                    + " from 0 to 1 wanted");
            for (double row : new double[] {3, -1, 0.5, Double.NaN}) {
                List<double[]> wrong = List.of(table, new double[] {2, 1, row, 0}, table);
                assertThatThrownBy(() -> way.run(product, wrong))
                        .as(name)
                        .hasMessageMatching(
                                "(gather|scatterAdd): index "
                                        + row
                                        + " in column 2 of v1\\[1, 4\\]: a whole number"
                                        + " from 0 to 2 wanted");
            }
        });
    }
}
