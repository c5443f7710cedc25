package org.metagrad.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.TextFile;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.Policies;
import org.metagrad.meta.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export RUN}: writes the policy of a run, before adaptation, for other libraries. */
@Command(
        name = "export",
        description =
                "Write the policy of a run, before adaptation, in the formats of other libraries.")
public final class ExportCommand implements Callable<Integer> {
    private static final int OBSERVATIONS = 100;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "folder that train has written")
    private Path run;

    @Option(names = "--onnx", paramLabel = "FILE", description = "gets an ONNX model (opset 13)")
    private Path onnx;

    @Option(
            names = "--state-dict",
            paramLabel = "FILE",
            description =
                    "gets safetensors with the names of a PyTorch Sequential: net.0.weight, net.0.bias, ...")
    private Path stateDict;

    @Option(
            names = "--outputs",
            paramLabel = "FILE",
            description =
                    "gets a CSV of 100 random observations with the policy's distribution and its most probable action, to check the others by")
    private Path outputs;

    /** The command without its arguments, which picocli sets. */
    public ExportCommand() {}

    @Override
    public Integer call() throws IOException {
        if (onnx == null && stateDict == null && outputs == null) {
            throw new ParameterException(
                    spec.commandLine(), "--onnx, --state-dict or --outputs is wanted");
        }
        Policy policy;
        try {
            policy = Policies.load(run);
        } catch (IOException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (onnx != null) {
            policy.writeOnnx(onnx);
            out.println("The ONNX model is in " + onnx + ".");
        }
        if (stateDict != null) {
            policy.writeStateDict(stateDict);
            out.println("The state_dict is in " + stateDict + ".");
        }
        if (outputs != null) {
            TextFile.write(outputs, table(policy));
            out.println("Observations with the policy's outputs are in " + outputs + ".");
        }
        out.flush();
        return 0;
    }

    private static String table(Policy policy) {
        float[] observation = new float[policy.observationSize()];
        StringBuilder text = new StringBuilder();
        name(text, "observation", observation.length);
        name(text, "distribution", policy.distribution(observation).length);
        name(text, "action", policy.mode(observation).length);
        text.setCharAt(text.length() - 1, '\n');
        for (int i = 0; i < OBSERVATIONS; i++) {
            RandomStream stream = RandomStream.of(i);
            for (int d = 0; d < observation.length; d++) {
                observation[d] = (float) stream.normal(d);
            }
            numbers(text, observation);
            numbers(text, policy.distribution(observation));
            numbers(text, policy.mode(observation));
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.toString();
    }

    private static void name(StringBuilder text, String name, int size) {
        for (int i = 0; i < size; i++) {
            text.append(name).append(i).append(',');
        }
    }

    private static void numbers(StringBuilder text, float[] numbers) {
        for (float number : numbers) {
            text.append(String.format(Locale.ROOT, "%.9g", number)).append(',');
        }
    }
}
