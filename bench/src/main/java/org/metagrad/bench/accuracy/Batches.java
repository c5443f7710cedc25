package org.metagrad.bench.accuracy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaRkhs1;
import org.metagrad.meta.learner.Reptile;

/**
 * Sampled batches of an environment at several stages of a training by MAML: a policy of 2x64 tanh,
 * in float as training computes. A stage has the same tasks in all of its batches; the batches
 * differ in their trajectories.
 */
final class Batches {
    static final String SAMPLED = "same data";
    static final String SAMPLED_MEANING =
            "MAML's meta-gradient of LVC on the same trajectories: the exact derivative of the sampled procedure theta -> mean over tasks of L(theta_k(theta); D'), all trajectories held fixed; what is drawn at other parameters (the directed step's, Reptile's last step) has the same random numbers. \"MAML on other data\" shows what other random numbers alone make";
    static final String EXPECTED = "expectation";
    static final String EXPECTED_MEANING =
            "the mean over many other batches of the same tasks of MAML's meta-gradient with the Hessian of Loaded DiCE at (1, 1), which is unbiased; MAML with Loaded DiCE on half of these batches against the other half, divided by 2, is its own error (\"reference itself\"). The change of the trajectories' distribution with theta in the outer loss is left out, as all learners here leave it out";

    /** Apart from the keys of a training's and an evaluation's streams, which start at the seed. */
    private static final int STAGES = 201;

    // What a stage's stream is split by.
    private static final int TASKS = 0;
    private static final int DATA = 1;
    private static final int OTHER_DATA = 2;
    private static final int REFERENCE = 3;

    private final TrainingConfig config;
    private final int k;
    private final Settings settings;
    private final SampledTasks sampled;
    private double[] last;
    private RandomStream lastStage;

    /**
     * How much is compared.
     *
     * @param tasks N
     * @param trajectories K
     * @param batches of each stage
     * @param referenceBatches that the expectation is the mean of, an even number
     */
    record Settings(int tasks, int trajectories, int batches, int referenceBatches) {}

    Batches(String environment, long seed, int innerSteps, Settings settings) {
        this.settings = settings;
        k = innerSteps;
        config = configuration(environment, seed, innerSteps, settings);
        sampled = new SampledTasks(config);
    }

    /**
     * What the policies are trained with.
     *
     * @throws IllegalArgumentException one line naming a number that is out of its range
     */
    static TrainingConfig configuration(
            String environment, long seed, int innerSteps, Settings settings) {
        // together, so that all else suits the environment
        return TrainingConfig.of(
                Map.of(
                        "env",
                        environment,
                        "algorithm",
                        "maml",
                        "seed",
                        Long.toString(seed),
                        "tasks",
                        Integer.toString(settings.tasks),
                        "trajectories",
                        Integer.toString(settings.trajectories),
                        "inner-steps",
                        Integer.toString(innerSteps)));
    }

    /** A configuration without what leaves the results as they are. */
    static Map<String, String> settings(TrainingConfig config) {
        Map<String, String> settings = new TreeMap<>(config.toMap());
        settings.remove("threads");
        return settings;
    }

    /** What the policies are trained with. */
    TrainingConfig config() {
        return config;
    }

    /**
     * Compares at each stage.
     *
     * @param iterations of the training that the stages are after, ascending
     * @param progress is told what is done
     * @return the rows
     */
    List<Map<String, Object>> rows(List<Integer> iterations, Consumer<String> progress) {
        Comparison comparison = new Comparison(config.environment());
        try (Training training = new Training(config)) {
            int done = 0;
            for (int wanted : iterations) {
                for (; done < wanted; done++) {
                    training.step();
                }
                last = theta(training);
                lastStage = stream(done);
                stage(comparison, done, last, lastStage);
                progress.accept(config.environment() + ", iteration " + done);
            }
        }
        return comparison.rows();
    }

    private static double[] theta(Training training) {
        float[] values = training.parameters();
        double[] theta = new double[values.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = values[i];
        }
        return theta;
    }

    private void stage(Comparison comparison, int iteration, double[] theta, RandomStream root) {
        List<EnvironmentTask> tasks = tasks(root);
        double[] half = reference(tasks, theta, root.split(REFERENCE), 0);
        double[] otherHalf = reference(tasks, theta, root.split(REFERENCE), 1);
        double[] expected = new double[theta.length];
        double[] apart = new double[theta.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (half[i] + otherHalf[i]) / 2;
            apart[i] = expected[i] + (half[i] - otherHalf[i]) / 2;
        }
        String stage =
                String.format(
                        Locale.ROOT,
                        "iteration %d, return %.4g",
                        iteration,
                        sampled.score(tasks, theta, root.split(DATA).split(0)));
        for (int b = 0; b < settings.batches; b++) {
            Map<Approximation, double[]> all = directions(tasks, theta, root, b);
            Map<Approximation, double[]> ofExpectation = new EnumMap<>(all);
            ofExpectation.put(Approximation.MAML_LVC, ofExpectation.remove(Approximation.MAML));
            ofExpectation.remove(Approximation.MAML_OTHER_DATA);
            ofExpectation.put(Approximation.REFERENCE_ITSELF, apart);
            Map<Approximation, double[]> ofSample = new EnumMap<>(all);
            ofSample.remove(Approximation.MAML_LOGPROB);
            ofSample.remove(Approximation.MAML_LOADED);
            ofSample.remove(Approximation.MAML_DICE);
            comparison.add(stage, SAMPLED, all.get(Approximation.MAML), ofSample);
            comparison.add(stage, EXPECTED, expected, ofExpectation);
        }
    }

    /**
     * Milliseconds of an update by approximation, without rollouts, at the last stage compared: the
     * gradients and products of all tasks, and of the directed step where there is one.
     */
    Map<String, Object> milliseconds() {
        if (last == null) {
            throw new IllegalStateException("no stage has been compared");
        }
        List<EnvironmentTask> tasks = tasks(lastStage);
        RandomStream root = lastStage.split(DATA).split(0);
        Directions.Batch plain = sampled.plain(tasks, root);
        double step = Replay.gradientSeconds(plain.medium().get(), last);
        double fomaml = seconds(new Fomaml(k, config.alpha()), plain);
        double maml = seconds(maml(), plain);
        Map<Approximation, Double> seconds = new EnumMap<>(Approximation.class);
        seconds.put(Approximation.MAML, maml);
        seconds.put(Approximation.MAML_LVC, maml);
        seconds.put(Approximation.MAML_OTHER_DATA, maml);
        seconds.put(Approximation.FOMAML, fomaml);
        seconds.put(Approximation.REPTILE, seconds(new Reptile(k + 1, config.alpha()), plain));
        seconds.put(Approximation.META_RKHS_1, seconds(new MetaRkhs1(k, config.alpha(), 0), plain));
        seconds.put(Approximation.ANIL, seconds(sampled.anil(), plain));
        seconds.put(Approximation.DIRECTED_FOMAML, fomaml + step);
        seconds.put(Approximation.DIRECTED_MAML, maml + step);
        seconds.put(Approximation.MEDIUM_STEP, step);
        seconds.put(
                Approximation.MAML_LOGPROB,
                seconds(maml(), sampled.ofSurrogate(tasks, root, SampledTasks.Surrogate.LOGPROB)));
        seconds.put(
                Approximation.MAML_LOADED,
                seconds(maml(), sampled.ofSurrogate(tasks, root, SampledTasks.Surrogate.LOADED)));
        seconds.put(
                Approximation.MAML_DICE,
                seconds(maml(), sampled.ofSurrogate(tasks, root, SampledTasks.Surrogate.DICE)));
        Map<String, Object> milliseconds = new LinkedHashMap<>();
        seconds.forEach((approximation, value) ->
                milliseconds.put(approximation.key(), Math.rint(value * 1e6) / 1e3));
        return milliseconds;
    }

    private double seconds(MetaLearner learner, Directions.Batch batch) {
        double sum = 0;
        for (int t = 0; t < batch.count(); t++) {
            sum += Replay.seconds(batch.tasks().task(t), learner, last);
        }
        return sum;
    }

    /** All randomness of the stage after so many iterations. */
    RandomStream stream(int iteration) {
        return RandomStream.of(config.seed()).split(STAGES).split(iteration);
    }

    /** The tasks of a stage, none of which the training has seen. */
    List<EnvironmentTask> tasks(RandomStream root) {
        return sampled.tasks(root.split(TASKS), settings.tasks);
    }

    /** The mean over every other of the reference batches. */
    private double[] reference(
            List<EnvironmentTask> tasks, double[] theta, RandomStream stream, int first) {
        double[] mean = new double[theta.length];
        int count = settings.referenceBatches / 2;
        for (int r = 0; r < count; r++) {
            RandomStream own = stream.split(2L * r + first);
            double[] one =
                    mean(
                            maml(),
                            sampled.curved(tasks, own, SampledTasks.Surrogate.LOADED, false),
                            theta);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += one[i] / count;
            }
        }
        return mean;
    }

    private Maml maml() {
        return new Maml(k, config.alpha());
    }

    private Map<Approximation, double[]> directions(
            List<EnvironmentTask> tasks, double[] theta, RandomStream root, int b) {
        RandomStream data = root.split(DATA).split(b);
        Directions.Batch batch = sampled.plain(tasks, data);
        Map<Approximation, double[]> all = Directions.ofLearners(batch, theta, k, config.alpha());
        all.put(Approximation.ANIL, mean(sampled.anil(), batch, theta));
        all.put(
                Approximation.MAML_OTHER_DATA,
                mean(maml(), sampled.plain(tasks, root.split(OTHER_DATA).split(b)), theta));
        all.put(
                Approximation.MAML_LOGPROB,
                mean(
                        maml(),
                        sampled.curved(tasks, data, SampledTasks.Surrogate.LOGPROB, false),
                        theta));
        all.put(
                Approximation.MAML_LOADED,
                mean(
                        maml(),
                        sampled.curved(tasks, data, SampledTasks.Surrogate.LOADED, false),
                        theta));
        all.put(
                Approximation.MAML_DICE,
                mean(
                        maml(),
                        sampled.curved(tasks, data, SampledTasks.Surrogate.DICE, true),
                        theta));
        return all;
    }

    private static double[] mean(MetaLearner learner, Directions.Batch batch, double[] theta) {
        return Directions.mean(learner, batch, theta);
    }
}
