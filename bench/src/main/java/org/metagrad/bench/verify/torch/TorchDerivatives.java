package org.metagrad.bench.verify.torch;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/** Outputs, losses and their derivatives up to the third on the batch {@code batch}. */
final class TorchDerivatives {
    private static final Pattern DIRECTION = Pattern.compile("v(\\d+)|hvp(\\d+)");
    private static final Pattern THIRD = Pattern.compile("third_(v\\d+)_(v\\d+)(?:_(v\\d+))?");

    private final TorchCase torch;
    private final TensorFile file;
    private final Wanted wanted;
    private final int parameters;

    TorchDerivatives(TorchCase torch, Wanted wanted) {
        this.torch = torch;
        this.file = torch.file();
        this.wanted = wanted;
        this.parameters = torch.theta().length;
    }

    void run() {
        Batch batch = torch.batch("batch");
        wanted.require("output", batch.columns(), torch.network().outputs());
        wanted.require("loss_value");
        wanted.require("grad", parameters);
        wanted.read("hessian", parameters, parameters);
        for (String name : file.names()) {
            Matcher direction = DIRECTION.matcher(name);
            Matcher third = THIRD.matcher(name);
            if (direction.matches()) {
                String i = name.replaceAll("\\D", "");
                // Each wants the other; asking twice for one is one line more at most.
                require("v" + i);
                require("hvp" + i);
            } else if (third.matches()) {
                wanted.require(name, third.group(3) == null ? new int[] {parameters} : new int[0]);
                for (int g = 1; g <= 3; g++) {
                    if (third.group(g) != null) {
                        require(third.group(g));
                    }
                }
            }
        }
        for (Engine engine : wanted.engines()) {
            compare(engine, batch);
        }
    }

    private void require(String name) {
        if (!wanted.has(name)) {
            wanted.require(name, parameters);
        }
    }

    private void compare(Engine engine, Batch batch) {
        double tolerance = engine.tolerance(TorchFolder.DOUBLE, TorchFolder.FLOAT);
        double[] theta = torch.theta();
        BatchLoss loss = new BatchLoss(torch.loss(), engine);
        wanted.compare("output", engine, outputs(engine, batch), tolerance);
        double[] value = {loss.value(theta, batch)};
        wanted.compare("loss_value", engine, value, tolerance);
        wanted.compare("grad", engine, loss.gradient(theta, batch), tolerance);
        if (wanted.has("hessian")) {
            double[] hessian = new double[parameters * parameters];
            for (int i = 0; i < parameters; i++) {
                double[] unit = new double[parameters];
                unit[i] = 1;
                double[] row = loss.product(theta, batch, unit);
                System.arraycopy(row, 0, hessian, i * parameters, parameters);
            }
            wanted.compare("hessian", engine, hessian, tolerance);
        }
        for (String name : file.names()) {
            if (name.startsWith("hvp") && wanted.has(name)) {
                double[] v = wanted.get("v" + name.substring("hvp".length()));
                if (v != null) {
                    wanted.compare(name, engine, loss.product(theta, batch, v), tolerance);
                }
            }
            Matcher third = THIRD.matcher(name);
            if (third.matches()) {
                third(third, name, engine, loss, batch);
            }
        }
    }

    private void third(Matcher names, String name, Engine engine, BatchLoss loss, Batch batch) {
        double[] v = wanted.get(names.group(1));
        double[] w = wanted.get(names.group(2));
        double[] u = names.group(3) == null ? v : wanted.get(names.group(3));
        if (v == null || w == null || u == null) {
            return;
        }
        double[] got = loss.third(torch.theta(), batch, v, w);
        if (names.group(3) != null) {
            double sum = 0;
            for (int i = 0; i < got.length; i++) {
                sum += got[i] * u[i];
            }
            got = new double[] {sum};
        }
        double tolerance = engine.tolerance(TorchFolder.DOUBLE, TorchFolder.FLOAT);
        wanted.compare(name, engine, got, tolerance);
    }

    /** The network's outputs, a row for each sample. */
    private double[] outputs(Engine engine, Batch batch) {
        ProgramBuilder b = new ProgramBuilder();
        var shapes = torch.network().parameterShapes();
        var variables = shapes.stream().map(b::input).toList();
        var x = b.input(torch.network().inputs(), batch.columns());
        Program program = b.build(torch.network().apply(b, variables, x));
        List<double[]> inputs = new java.util.ArrayList<>();
        int at = 0;
        for (var shape : shapes) {
            inputs.add(Arrays.copyOfRange(torch.theta(), at, at += shape.size()));
        }
        inputs.add(batch.data().getFirst());
        double[] outputs = engine.prepare(program).evaluate(inputs).getFirst();
        return Batch.transposed(outputs, torch.network().outputs());
    }
}
