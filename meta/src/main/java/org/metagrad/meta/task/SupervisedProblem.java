package org.metagrad.meta.task;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.ContextLoss;
import org.metagrad.autodiff.nn.CrossEntropy;
import org.metagrad.autodiff.nn.LinearisedError;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Network;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.autodiff.tiles.SampleLayout;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.config.Algorithm.Base;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.ParameterLayout;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.objective.OutputDivergence;
import org.metagrad.meta.problem.FewShotTasks;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.problem.Score;

/** A {@link Problem} of supervised few-shot learning in a training. */
public final class SupervisedProblem implements LearningProblem {
    private final TrainingConfig config;
    private final Problem problem;
    private final Network network;
    private final boolean linearised;
    private final Loss loss;
    private final Optional<Loss> reported;
    private final Optional<OutputDivergence> outputs;

    /**
     * A problem as a configuration has it.
     *
     * @throws IllegalArgumentException if the network has no room for the context that the
     *     algorithm adapts, it adapts in closed form and the loss is not a squared error, or it
     *     compares distributions of outputs and the loss is the user's own
     */
    SupervisedProblem(TrainingConfig config, Problem problem) {
        this.config = config;
        this.problem = problem;
        network = problem.network(config.context());
        linearised = config.algorithm().base() == Base.META_RKHS_2;
        reported = problem.reported(network).map(this::withContext);
        if (linearised) {
            requireSquaredError();
        }
        loss = linearised ? new LinearisedError(network) : withContext(problem.loss(network));
        outputs = divergence(loss);
        if (config.comparesOutputs() && outputs.isEmpty()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "algorithm %s on %s: it compares distributions of what is predicted, which a loss of one's own does not give; a cross-entropy or squared error wanted",
                            config.algorithm().name(),
                            problem.name()));
        }
    }

    private static Optional<OutputDivergence> divergence(Loss of) {
        return switch (of) {
            case CrossEntropy(Network network) ->
                    Optional.of(new OutputDivergence.OfLabels(network));
            case MeanSquaredError(Network network) ->
                    Optional.of(new OutputDivergence.OfMeans(network));
            default -> Optional.empty();
        };
    }

    private void requireSquaredError() {
        if (problem.score() != Score.ERROR || reported.isPresent()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "algorithm %s on %s: its adaptation in closed form is that of squared errors, %s is learnt from",
                            config.algorithm().name(),
                            problem.name(),
                            reported.isPresent() ? "another loss" : "a cross-entropy"));
        }
    }

    /**
     * A problem of the user's own.
     *
     * @throws IllegalArgumentException one line naming what of the configuration belongs to
     *     policies or to other problems
     */
    public static SupervisedProblem own(TrainingConfig config, Problem problem) {
        config.requireWithoutPolicy(problem.score(), "problem " + problem.name());
        if (!config.medium().isEmpty()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "medium %s with problem %s: its tasks have their own; leave medium out",
                            config.medium(),
                            problem.name()));
        }
        if (config.labelNoise() > 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "label-noise %s with problem %s: its labels are its own; leave label-noise out",
                            config.labelNoise(),
                            problem.name()));
        }
        return new SupervisedProblem(config, problem);
    }

    private Loss withContext(Loss plain) {
        return config.context() == 0 ? plain : new ContextLoss(plain, config.context());
    }

    @Override
    public String name() {
        return problem.name();
    }

    @Override
    public Score score() {
        return problem.score();
    }

    @Override
    public EnvironmentTask sample(RandomStream stream) {
        return checked("sample(...)", problem.tasks(), tasks -> tasks.sample(stream));
    }

    @Override
    public EnvironmentTask sampleHeldOut(RandomStream stream) {
        return checked("sampleHeldOut(...)", problem.tasks(), tasks -> tasks.sampleHeldOut(stream));
    }

    /** A question to the tasks. */
    private interface Question {
        EnvironmentTask ask(FewShotTasks<?> tasks);
    }

    private EnvironmentTask checked(String call, FewShotTasks<?> tasks, Question question) {
        String where = "problem " + problem.name();
        EnvironmentTask task;
        try {
            task = question.ask(tasks);
        } catch (RuntimeException | StackOverflowError | LinkageError thrown) {
            throw EnvironmentException.threw(where, call, thrown);
        }
        if (!tasks.type().isInstance(task)) {
            throw EnvironmentException.wrong(
                    where,
                    String.format(
                            Locale.ROOT, "%s gave %s, a %s wanted", call, task, tasks.type()));
        }
        return task;
    }

    @Override
    public boolean hasMedium() {
        return problem.tasks().medium().isPresent();
    }

    @Override
    public EnvironmentTask medium() {
        return problem.tasks()
                .medium()
                .orElseThrow(() -> new IllegalStateException(name() + " has no medium task"));
    }

    @Override
    public Optional<String> degenerateMedium() {
        return Optional.empty();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public ParameterLayout parameters() {
        return ParameterLayout.of("network.", network.parameterNames(), network.parameterShapes());
    }

    @Override
    public int taskParameters() {
        int ofNetwork = network.parameterCount();
        return linearised ? 2 * ofNetwork : ofNetwork + config.context();
    }

    /** The network's own initial values. */
    @Override
    public double[] initial(RandomStream stream) {
        double[] theta = new double[taskParameters()];
        network.initialise(stream::uniform, theta);
        return theta;
    }

    @Override
    public Workers<SupervisedTask> open(MetaLearner learner, int threads, FloatKernels kernels) {
        Workers<SupervisedTask> workers = new Workers<>(threads, _ -> worker(learner, kernels));
        SupervisedTask.share(workers.states(), config.comparesOutputs(), workers.crew());
        return workers;
    }

    /**
     * A task with examples for each loss, and for the inner loss of a learner without outer one as
     * many in all.
     */
    @Override
    public SupervisedTask worker(MetaLearner learner, FloatKernels kernels) {
        int k = problem.examples(config.trajectories());
        int queries = problem.queries(config.trajectories());
        boolean outer = learner.draws() > learner.innerSteps();
        return task(outer ? k : k + queries, queries, learner.innerSteps(), kernels);
    }

    /** The problem's score on the examples that judge an adaptation to the same draws. */
    @Override
    public Scorer scorer(int episodes, FloatKernels kernels) {
        SupervisedTask task = adaptationWorker(kernels);
        return new Scorer() {
            @Override
            public void enter(EnvironmentTask to, RandomStream stream) {
                task.enter(to, stream, TaskWorker.APART);
            }

            @Override
            public double score(double[] theta, boolean byMode, double[] measures) {
                return task.score(theta, 0);
            }
        };
    }

    /** A task with the examples of an adaptation and those that judge it. */
    @Override
    public SupervisedTask adaptationWorker(FloatKernels kernels) {
        int k = problem.examples(config.trajectories());
        return task(k, problem.judges(), Integer.MAX_VALUE, kernels);
    }

    private SupervisedTask task(int support, int query, int innerSteps, FloatKernels kernels) {
        SampleLayout layout = SampleLayout.of(List.of(loss));
        int width = FloatTiles.width(Math.max(support, query));
        FloatTiledLoss tiled = new FloatTiledLoss(loss, layout, width, kernels);
        return new SupervisedTask(
                problem,
                tiled,
                measure(tiled, layout, width, kernels),
                outputs.map(d -> new TiledDivergence(d, layout, width, kernels)).orElse(null),
                new FloatTiles(layout.rows(), support, width),
                support,
                new FloatTiles(layout.rows(), query, width),
                query,
                innerSteps);
    }

    private SupervisedTask.Measure measure(
            FloatTiledLoss learnt, SampleLayout layout, int width, FloatKernels kernels) {
        if (problem.score() == Score.ACCURACY) {
            return new RightLabels(forward(width), kernels);
        }
        return reported.map(other -> new FloatTiledLoss(other, layout, width, kernels))
                        .orElse(learnt)
                ::value;
    }

    /** The network alone, with its context as a parameter. */
    private Program forward(int width) {
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> parameters = network.parameterShapes().stream().map(b::input).toList();
        Variable x = b.input(network.inputs(), width);
        Program plain = b.build(network.apply(b, parameters, x));
        int context = config.context();
        return context == 0 ? plain : ContextLoss.program(plain, parameters.size(), context);
    }
}
