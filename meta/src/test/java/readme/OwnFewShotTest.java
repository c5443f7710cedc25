package readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.Shape;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.autodiff.nn.Network;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.Adaptation;
import org.metagrad.meta.Checkpoint;
import org.metagrad.meta.Evaluation;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.problem.Examples;
import org.metagrad.meta.problem.FewShotTasks;
import org.metagrad.meta.problem.Problem;

/** Supervised problems as somebody outside has them: tasks, network and loss of their own. */
class OwnFewShotTest {
    /** A task: {@code y = height exp(-(x - centre)^2)}. */
    record Bump(double centre, double height) implements EnvironmentTask {}

    private static final class Bumps implements FewShotTasks<Bump> {
        @Override
        public Class<Bump> type() {
            return Bump.class;
        }

        @Override
        public Bump sample(RandomStream stream) {
            return new Bump(2 * stream.uniform(0) - 1, 1 + stream.uniform(1));
        }

        @Override
        public Optional<Bump> medium() {
            return Optional.of(new Bump(0, 1.5));
        }

        @Override
        public void draw(Bump task, RandomStream stream, Examples support, Examples query) {
            fill(task, stream.split(0), support);
            fill(task, stream.split(1), query);
        }

        private void fill(Bump task, RandomStream stream, Examples to) {
            for (int i = 0; i < to.size(); i++) {
                float x = (float) (4 * stream.uniform(i) - 2);
                double off = x - task.centre;
                to.set(i, new float[] {x}, (float) (task.height * StrictMath.exp(-off * off)));
            }
        }
    }

    /** A network of one's own, radial units over learnt centres; the context is read beside x. */
    private record Radial(int inputs, int units) implements Network {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public List<String> parameterNames() {
            return List.of("slopes", "centres", "W", "b");
        }

        @Override
        public List<Shape> parameterShapes() {
            return List.of(
                    new Shape(units, inputs),
                    new Shape(units, 1),
                    new Shape(1, units),
                    new Shape(1, 1));
        }

        @Override
        public Variable apply(ProgramBuilder b, List<Variable> p, Variable x) {
            int columns = x.shape().columns();
            Variable z = b.add(b.matmul(p.get(0), x), b.broadcastColumns(p.get(1), columns));
            Variable h = b.exp(b.scale(b.square(z), -1));
            return b.add(b.matmul(p.get(2), h), b.broadcastColumns(p.get(3), columns));
        }

        @Override
        public void initialise(IntToDoubleFunction uniform, double[] theta) {
            for (int i = 0; i < parameterCount(); i++) {
                theta[i] = 2 * uniform.applyAsDouble(i) - 1;
            }
        }
    }

    /** The loss of Huber, {@code sqrt(1 + e^2) - 1}. */
    private static Variable huber(ProgramBuilder b, Variable y, Variable targets) {
        Variable squares = b.square(b.subtract(y, targets));
        Variable one = b.constant(1, squares.shape());
        return b.sumRows(b.subtract(b.sqrt(b.add(squares, one)), one));
    }

    private static final Problem BUMPS =
            Problem.regression("bumps", context -> new Radial(1 + context, 12), new Bumps())
                    .withLoss(OwnFewShotTest::huber);

    /** In place of a file: 40 species, 30 specimens each. */
    static float[][][] measurements() {
        float[][][] all = new float[40][30][4];
        for (int s = 0; s < all.length; s++) {
            var stream = RandomStream.of(s);
            for (int r = 0; r < all[s].length; r++) {
                for (int d = 0; d < 4; d++) {
                    all[s][r][d] = (float) (stream.normal(d) + stream.normal(4 + 4 * r + d) / 2);
                }
            }
        }
        return all;
    }

    private static final Problem SPECIES =
            Problem.classification(
                    "species", new Mlp(List.of(4, 16, 2), Mlp.Activation.TANH), measurements(), 20);

    private static TrainingConfig config(String options) {
        Map<String, String> given = new HashMap<>();
        given.put("algorithm", "maml");
        given.put("trajectories", "5");
        given.put("tasks", "4");
        given.put("iterations", "4");
        given.put("threads", "2");
        for (String option : options.split(" ")) {
            if (!option.isBlank()) {
                given.put(option.split("=", 2)[0], option.split("=", 2)[1]);
            }
        }
        return TrainingConfig.of(given);
    }

    private static float[] trained(TrainingConfig config, Problem problem) {
        try (Training training = new Training(config, problem)) {
            training.run(_ -> {});
            return training.parameters();
        }
    }

    /** A loss of one's own is the logarithm of no probability. */
    @Test
    void whatComparesDistributionsIsRefused() {
        for (String options :
                List.of("algorithm=natural-maml", "algorithm=bmg matching=divergence")) {
            TrainingConfig config = config(options);
            assertThatThrownBy(() -> new Training(config, BUMPS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "algorithm "
                                    + config.algorithm().name()
                                    + " on bumps: it compares distributions of what is predicted, which a loss of one's own does not give; a cross-entropy or squared error wanted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "algorithm=maml inner-steps=2",
                "algorithm=fomaml",
                "algorithm=reptile inner-steps=2",
                "algorithm=meta-sgd",
                "algorithm=lslr-maml",
                "algorithm=meta-curvature",
                "algorithm=cavia",
                "algorithm=anil",
                "algorithm=joint",
                "algorithm=medium",
                "algorithm=random",
                "algorithm=directed-maml",
                "algorithm=directed-cavia",
                "algorithm=maml inner-optimiser=adam alpha=0.01 inner-steps=2",
                "algorithm=anil inner-optimiser=momentum inner-steps=2",
                "algorithm=maml warm-start=joint:2",
                "algorithm=imaml inner-steps=3",
                "algorithm=bmg inner-optimiser=momentum inner-steps=2",
                "algorithm=meta-rkhs-1",
                "algorithm=es-maml es-pairs=2",
                "algorithm=sharp-cavia",
                "env=sinusoid algorithm=sharp-anil sharpness=lower inner-optimiser=adam alpha=0.01",
                "env=sinusoid algorithm=cavia inner-steps=3 multi-step-loss=4"
            })
    void everyLearnerTrainsToTheSameBitsOnAnyThreads(String options, @TempDir Path folder)
            throws Exception {
        TrainingConfig config = config(options);
        float[] theta = trained(config, BUMPS);
        assertThat(trained(config.with("threads", "1"), BUMPS)).isEqualTo(theta);
        Path file = folder.resolve("own");
        try (Training first = new Training(config, BUMPS)) {
            first.step();
            first.step();
            first.checkpoint().write(file);
        }
        try (Training second = new Training(config, BUMPS)) {
            second.restore(Checkpoint.read(file));
            second.run(_ -> {});
            assertThat(second.parameters()).isEqualTo(theta);
            assertThat(Evaluation.parameters(config, BUMPS, second.namedParameters()))
                    .isEqualTo(theta);
        }
        var protocol = new EvaluationProtocol(1, 7, 3, 1);
        List<EvaluationRow> rows = Evaluation.evaluate(config, BUMPS, theta, protocol);
        assertThat(rows).hasSize(4).allMatch(row -> Double.isFinite(row.meanReturn()));
        TrainingConfig one = config.with("threads", "1");
        assertThat(Evaluation.evaluate(one, BUMPS, theta, protocol)).isEqualTo(rows);
    }

    @Test
    void bumpsAreLearntByALossOfOnesOwnAndReportedInSquares() {
        TrainingConfig config =
                config("iterations=300 tasks=8 alpha=0.1 outer-learning-rate=0.01 inner-steps=2");
        var protocol = new EvaluationProtocol(1, 100, 5, 1);
        float[] before = trained(config("algorithm=random"), BUMPS);
        float[] after = trained(config, BUMPS);
        List<EvaluationRow> first = Evaluation.evaluate(config, BUMPS, before, protocol);
        List<EvaluationRow> rows = Evaluation.evaluate(config, BUMPS, after, protocol);
        assertThat(rows.get(5).meanReturn()).isLessThan(0.1);
        assertThat(rows.get(2).meanReturn()).isLessThan(rows.get(0).meanReturn() / 2);
        assertThat(first.get(2).meanReturn()).isGreaterThan(0.3);
        // the square is above 2 (sqrt(1 + e^2) - 1), so it is not the loss that is reported
        Adaptation adaptation = new Adaptation(config, BUMPS);
        double error = adaptation.adapt(before, new Bump(0, 2), 0, 1).meanReturns()[0];
        Adaptation plain =
                new Adaptation(config, Problem.regression("bumps", new Radial(1, 12), new Bumps()));
        assertThat(plain.adapt(before, new Bump(0, 2), 0, 1).meanReturns()[0]).isEqualTo(error);
        float[] learnt = adaptation.adapt(before, new Bump(0, 2), 1, 1).theta();
        assertThat(plain.adapt(before, new Bump(0, 2), 1, 1).theta()).isNotEqualTo(learnt);
    }

    /** The flow in closed form is of any network. */
    @Test
    void bumpsAreLearntInTheTangentSpaceOfANetworkOfOnesOwn() {
        Problem squares = Problem.regression("bumps", new Radial(1, 12), new Bumps());
        TrainingConfig config =
                config(
                        "env=sinusoid algorithm=meta-rkhs-2 iterations=150 alpha=0.5 outer-learning-rate=0.01");
        float[] theta = trained(config, squares);
        assertThat(trained(config.with("threads", "1"), squares)).isEqualTo(theta);
        var protocol = new EvaluationProtocol(1, 50, 2, 1);
        List<EvaluationRow> rows = Evaluation.evaluate(config, squares, theta, protocol);
        assertThat(rows.get(1).meanReturn()).isLessThan(rows.get(0).meanReturn() / 2);
        // two steps are one of twice the time, by the learner's own rule
        EnvironmentTask task = new Bump(0.3, 1.5);
        float[] two = new Adaptation(config, squares).adapt(theta, task, 2, 1).theta();
        float[] one =
                new Adaptation(config.with("alpha", "1"), squares).adapt(theta, task, 1, 1).theta();
        for (int i = 0; i < one.length; i++) {
            assertThat(two[i]).isCloseTo(one[i], org.assertj.core.data.Offset.offset(1e-3f));
        }
    }

    @Test
    void speciesAreToldApartAfterAFewSpecimens() {
        TrainingConfig config = config("iterations=150 tasks=8 alpha=0.3");
        float[] theta = trained(config, SPECIES);
        var protocol = EvaluationProtocol.of(SPECIES).withTasks(200).withSteps(2);
        List<EvaluationRow> rows = Evaluation.evaluate(config, SPECIES, theta, protocol);
        assertThat(rows.get(0).meanReturn()).isBetween(0.4, 0.6);
        assertThat(rows.get(2).meanReturn()).isGreaterThan(0.85);
        assertThat(rows.getFirst().scores())
                .allMatch(score -> score.task().describe().matches("classes [23]\\d [23]\\d"));
    }

    /** Rows of the support are not among those of the query. */
    @Test
    void noSpecimenAdaptsAndJudges() {
        List<Float> seen = new ArrayList<>();
        float[][][] rows = new float[2][20][1];
        for (int i = 0; i < 40; i++) {
            rows[i / 20][i % 20][0] = i;
        }
        FewShotTasks<?> tasks =
                Problem.classification(
                                "numbers", new Mlp(List.of(1, 2), Mlp.Activation.TANH), rows, 0)
                        .tasks();
        collect(tasks, seen);
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    }

    private static <T extends EnvironmentTask> void collect(
            FewShotTasks<T> tasks, List<Float> seen) {
        var support = new org.metagrad.autodiff.tiles.FloatTiles(3, 10);
        var query = new org.metagrad.autodiff.tiles.FloatTiles(3, 30);
        RandomStream stream = RandomStream.of(4);
        tasks.draw(
                tasks.sample(stream),
                stream,
                new Examples(support, 10, 1, 1, 2),
                new Examples(query, 30, 1, 1, 2));
        for (int i = 0; i < 40; i++) {
            seen.add(i < 10 ? support.get(i, 0) : query.get(i - 10, 0));
        }
    }

    @Test
    void whatDoesNotGoIsNamedInOneLine() {
        assertThatThrownBy(() -> new Training(config("algorithm=directed-maml"), SPECIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "directed-maml: species has no medium task; direction random or mean, or an algorithm without the directed step, wanted");
        assertThatThrownBy(() -> new Training(config("algorithm=medium"), SPECIES))
                .hasMessage("medium: species has no medium task");
        new Training(config("algorithm=directed-maml direction=mean"), SPECIES).close();
        assertThatThrownBy(() -> new Training(config("algorithm=cavia"), SPECIES))
                .hasMessage(
                        "algorithm cavia on species: its network has 4 inputs with a context of 5 as without; a function from the number of context values to the network wanted");
        assertThatThrownBy(() -> new Training(config("optimiser=trpo"), SPECIES))
                .hasMessage("optimiser trpo with problem species: a classification has no policy");
        assertThatThrownBy(() -> new Training(config("entropy-bonus=0.1"), BUMPS))
                .hasMessage("entropy-bonus 0.1 with problem bumps: a regression has no policy");
        assertThatThrownBy(() ->
                        new Training(config("env=halfcheetah-vel algorithm=maml horizon=7"), BUMPS))
                .hasMessage("horizon 7 with problem bumps: a regression has no policy");
        assertThatThrownBy(() -> new Training(config("normalise-observations=true"), BUMPS))
                .hasMessage(
                        "normalise-observations true with problem bumps: a regression has no policy");
        assertThatThrownBy(() ->
                        new Training(config("algorithm=directed-maml medium=gravity=9"), BUMPS))
                .hasMessage(
                        "medium gravity=9 with problem bumps: its tasks have their own; leave medium out");
        assertThatThrownBy(() -> new Training(config("env=sinusoid algorithm=meta-rkhs-2"), BUMPS))
                .hasMessage(
                        "algorithm meta-rkhs-2 on bumps: its adaptation in closed form is that of squared errors, another loss is learnt from");
        assertThatThrownBy(
                        () -> new Training(config("env=sinusoid algorithm=meta-rkhs-2"), SPECIES))
                .hasMessage(
                        "algorithm meta-rkhs-2 on species: its adaptation in closed form is that of squared errors, a cross-entropy is learnt from");
        assertThatThrownBy(() -> new Adaptation(config(""), BUMPS).adapt(new float[37], null, 1, 1))
                .hasMessage("task is null: bumps wants a readme.OwnFewShotTest$Bump");
    }

    /** Tasks that go wrong in a way of their own. */
    private static Problem wrong(Wrong draw) {
        return Problem.regression(
                "wrong",
                new Radial(1, 3),
                new FewShotTasks<Bump>() {
                    @Override
                    public Class<Bump> type() {
                        return Bump.class;
                    }

                    @Override
                    public Bump sample(RandomStream stream) {
                        return draw == null ? null : new Bump(0, 1);
                    }

                    @Override
                    public void draw(
                            Bump task, RandomStream stream, Examples support, Examples query) {
                        new Bumps().draw(task, stream, support, query);
                        draw.on(query);
                    }
                });
    }

    private interface Wrong {
        void on(Examples examples);
    }

    @Test
    void whatTasksGetWrongIsNamedWithItsPlace() {
        String where = "problem wrong, task Bump[centre=0.0, height=1.0]: draw(...) threw ";
        assertThatThrownBy(() -> trained(config(""), wrong(to -> to.set(5, new float[1], 1))))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        where
                                + "java.lang.IllegalArgumentException: example 5: from 0 to 4 wanted");
        assertThatThrownBy(
                        () -> trained(config(""), wrong(to -> to.set(0, new float[1], Float.NaN))))
                .hasMessageEndingWith("example 0: target 0 is NaN, a finite number wanted");
        assertThatThrownBy(() -> trained(config(""), wrong(to -> to.set(0, new float[2], 1))))
                .hasMessageEndingWith("example 0: 2 inputs, 1 wanted");
        assertThatThrownBy(() -> trained(config(""), wrong(Examples::start)))
                .hasMessageEndingWith("query example 0 of 5 was not set");
        assertThatThrownBy(() -> trained(config(""), wrong(null)))
                .hasMessage(
                        "problem wrong: sample(...) gave null, a class readme.OwnFewShotTest$Bump wanted");
        float[][][] few = new float[2][8][4];
        Problem scarce =
                Problem.classification(
                        "scarce", new Mlp(List.of(4, 2), Mlp.Activation.TANH), few, 0);
        assertThatThrownBy(() -> trained(config(""), scarce))
                .hasMessageEndingWith(
                        "has 8 rows, at least 10 wanted, to adapt to and to judge by");
        assertThatThrownBy(() ->
                        Problem.classification(
                                "scarce", new Mlp(List.of(4, 3), Mlp.Activation.TANH), few, 0))
                .hasMessage(
                        "classification: 2 classes to train on and 0 held out for 3 labels: at least 3 of each wanted, or none held out");
        Problem shapeless =
                Problem.regression("bumps", new Radial(1, 3), new Bumps())
                        .withLoss((b, y, targets) -> b.sum(b.subtract(y, targets)));
        assertThatThrownBy(() -> new Training(config(""), shapeless))
                .hasMessageStartingWith("loss of examples: ");
    }

    /** An unfinished label is worth nothing, a tie counts for the first label alone. */
    @Test
    void accuraciesCountTheLargestLogit() {
        float[] zeros = new float[trained(config("iterations=1"), SPECIES).length];
        Adaptation adaptation = new Adaptation(config("alpha=0"), SPECIES);
        EnvironmentTask task = SPECIES.tasks().sample(RandomStream.of(1));
        assertThat(adaptation.adapt(zeros, task, 1, 1).meanReturns()).containsExactly(0.5, 0.5);
        Adaptation far = new Adaptation(config("alpha=100"), SPECIES);
        float[] theta = zeros.clone();
        Arrays.fill(theta, 1e19f);
        double[] scores = far.adapt(theta, task, 1, 1).meanReturns();
        assertThat(scores[1]).isLessThanOrEqualTo(0.5);
    }
}
