package org.metagrad.meta.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.optimiser.Vectors;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.check.Arithmetic;
import org.metagrad.meta.check.Batch;
import org.metagrad.meta.check.FixtureLoss;

/** Values and derivatives to the third order against PyTorch's, in every arithmetic. */
class LossFixtureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny_4-8-2_tanh_mse",
                "tiny_4-8-2_relu_mse",
                "tiny_4-8-2_tanh_ce",
                "tiny_4-8-2_relu_ce",
                "tiny_4-8-2_tanh_reinforce_cat",
                "tiny_4-8-2_relu_reinforce_cat",
                "tiny_4-8-2_tanh_reinforce_gauss",
                "tiny_4-8-2_relu_reinforce_gauss",
                "tiny_4-8-2_tanh_ac_cat",
                "tiny_4-8-2_relu_ac_cat",
                "large_17-32-32-6_tanh_ac_gauss"
            })
    void derivativesAgreeWithPyTorch(String name) {
        FixtureLoss fixture = FixtureLoss.read(name + ".csv");
        TensorFile file = fixture.file();
        Batch batch = fixture.batch("batch");
        double[] theta = file.doubles("theta");
        for (Arithmetic arithmetic : Arithmetic.values()) {
            check(file, arithmetic, "output", output(file, arithmetic, batch, theta));
            check(file, arithmetic, "loss_value", batch.value(arithmetic, theta));
            check(file, arithmetic, "grad", batch.gradient(arithmetic, theta));
            for (int i = 0; file.has("hvp" + i); i++) {
                double[] v = file.doubles("v" + i);
                check(file, arithmetic, "hvp" + i, batch.product(arithmetic, theta, v));
            }
        }
        if (file.has("hessian")) {
            check(file, Arithmetic.DOUBLE, "hessian", batch.hessian(Arithmetic.DOUBLE, theta));
        }
        if (file.has("third_v0_v1")) {
            double[] v0 = file.doubles("v0");
            double[] v1 = file.doubles("v1");
            for (Arithmetic arithmetic : Arithmetic.values()) {
                double[] third = batch.third(arithmetic, theta, v0, v0);
                check(file, arithmetic, "third_v0_v1", batch.third(arithmetic, theta, v0, v1));
                check(file, arithmetic, "third_v0_v0", third);
                check(file, arithmetic, "third_v0_v0_v0", Vectors.dot(third, v0));
            }
        }
    }

    private static double[] output(
            TensorFile file, Arithmetic arithmetic, Batch batch, double[] theta) {
        Mlp network = FixtureLoss.network(file);
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = network.parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), batch.columns());
        List<double[]> inputs = new ArrayList<>();
        inputs.addAll(Batch.split(network.parameterShapes(), theta));
        inputs.add(batch.data().getFirst());
        double[] columns = arithmetic.run(b.build(network.apply(b, parameters, x)), inputs);
        return Batch.transposed(columns, network.outputs());
    }

    private static void check(TensorFile file, Arithmetic arithmetic, String name, double... got) {
        assertThat(Closeness.relativeError(got, file.doubles(name)))
                .as("%s, %s", name, arithmetic)
                .isLessThan(arithmetic.tolerance());
    }
}
