import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.envs.BatchEnvironment;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;

/**
 * Returns of a run's policy in one task, for gymnasium_policies.py: {@code RUN TASK STEPS SEED
 * EPISODES FILE} adapts by STEPS steps, writes the adapted parameters to FILE and the returns of
 * EPISODES episodes, one a line, to the standard output.
 */
class PolicyReturns {
    public static void main(String[] arguments) throws Exception {
        RunFolder folder = new RunFolder(Path.of(arguments[0]));
        TrainingConfig config = folder.readConfig();
        TaskDistribution family = Environments.named(config.environment());
        EnvironmentTask task = family.task(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        int episodes = Integer.parseInt(arguments[4]);
        List<SafeTensors.Tensor> tensors = folder.readParameters();
        Adaptation adaptation = new Adaptation(config);
        float[] theta = Evaluation.parameters(config, tensors);
        float[] adapted = adaptation.adapt(theta, task, steps, seed).theta();
        write(tensors, adapted, Path.of(arguments[5]));
        double[] returns = new double[episodes];
        adaptation.play(adapted, adding(family.environment(task, episodes), returns), seed + 1);
        for (double value : returns) {
            System.out.println(value);
        }
    }

    private static void write(List<SafeTensors.Tensor> tensors, float[] values, Path file)
            throws Exception {
        int size = tensors.stream().mapToInt(tensor -> tensor.data().length).sum();
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "the run has " + size + " parameters and a task " + values.length
                            + ": a run of maml, fomaml, reptile or joint is wanted");
        }
        List<SafeTensors.Tensor> adapted = new ArrayList<>();
        int at = 0;
        for (SafeTensors.Tensor tensor : tensors) {
            int end = at + tensor.data().length;
            adapted.add(
                    new SafeTensors.Tensor(
                            tensor.name(), tensor.shape(), Arrays.copyOfRange(values, at, end)));
            at = end;
        }
        new SafeTensors(adapted, Map.of()).write(file);
    }

    /** The environments, whose rewards are added up as they are stepped. */
    private static BatchEnvironment adding(BatchEnvironment environment, double[] returns) {
        return (BatchEnvironment)
                Proxy.newProxyInstance(
                        BatchEnvironment.class.getClassLoader(),
                        new Class<?>[] {BatchEnvironment.class},
                        (_, method, values) -> {
                            try {
                                Object result = method.invoke(environment, values);
                                if (method.getName().equals("step")) {
                                    for (int e = 0; e < returns.length; e++) {
                                        returns[e] += environment.rewards()[e];
                                    }
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
