package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.run.EvaluationTable;
import org.metagrad.bench.run.RunFolder;
import org.metagrad.bench.run.Terminal;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.cartpole.CartPole;
import org.metagrad.envs.catalogue.Environments;
import org.metagrad.meta.Acting;
import org.metagrad.meta.EvaluationProtocol;
import org.metagrad.meta.EvaluationRow;
import org.metagrad.meta.TaskScore;
import org.metagrad.meta.Training;
import org.metagrad.meta.config.Algorithm;
import org.metagrad.meta.config.TrainingConfig;
import org.metagrad.meta.file.SafeTensors;
import org.metagrad.meta.objective.Surrogate;
import org.metagrad.meta.problem.Score;
import picocli.CommandLine;

class MetagradTest {
    private final StandIn backend = new StandIn();

    @TempDir private Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Metagrad.commandLine(backend, new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Test
    void trainWritesARunFolderAndATable() throws IOException {
        Path run = folder.resolve("a run");
        Outcome outcome =
                run(
                        "train",
                        "--iterations",
                        "2",
                        "--seed",
                        "7",
                        "--alpha",
                        "0.05",
                        "--out",
                        run.toString());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("Meta-training Directed-MAML on cartpole-dynamics: 2 iterations")
                .contains(
                        "return 1234.5 -> 20.3",
                        "adaptation steps   actions   mean return   standard error",
                        run.toString())
                .doesNotContain("\r", "\u001b");
        assertThat(run.resolve("metrics.csv"))
                .hasContent(
                        """
                        iteration,env_steps,seconds,rollout_seconds,advantage_seconds,inner_seconds,outer_seconds,optimiser_seconds,return_before,return_after,second_order_norm,gradients,hessian_products,step_length
                        1,1000000,0.250000,0.100000,0.050000,0.040000,0.030000,0.020000,1234.5000,20.2500,0.00100000000,40,20,0.125000000
                        2,2000000,0.250000,0.100000,0.050000,0.040000,0.030000,0.020000,1234.5000,20.2500,0.00100000000,40,20,0.125000000
                        """);
        assertThat(Files.readAllLines(run.resolve("evaluation.csv")))
                .hasSize(1 + 4 + 4 * 100)
                .startsWith(
                        "adaptation_steps,actions,task,mean_return,standard_error,tasks,falls,task_parameters",
                        "0,sampled,all,0.0000,0.0000,100,0.2500,",
                        "1,sampled,all,100.0000,0.0000,100,0.2500,",
                        "2,sampled,all,200.0000,0.0000,100,0.2500,",
                        "3,sampled,all,300.0000,0.0000,100,0.2500,");
        assertThat(Files.readAllLines(run.resolve("config.properties")))
                .contains("algorithm=directed-maml", "seed=7", "alpha=0.05", "eta=0.05")
                .anyMatch(line -> line.startsWith("metagrad.command=metagrad train --iterations 2"))
                .anyMatch(line -> line.startsWith("metagrad.jdk=" + Runtime.version()));
        assertThat(SafeTensors.read(run.resolve("parameters.safetensors")).metadata())
                .containsEntry("iteration", "2");
        assertThat(backend.closed).isOne();
    }

    @Test
    void numbersAreWrittenTheSameInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Outcome outcome =
                    run("train", "--iterations", "1", "--out", folder.resolve("r").toString());
            assertThat(outcome.out())
                    .contains("1 iteration of 20 tasks", "on 100 held-out", "300.0")
                    .matches("\\p{ASCII}*");
            assertThat(Files.readString(folder.resolve("r/metrics.csv"))).contains("1234.5000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void etaFollowsAlphaUnlessItIsGiven() {
        run(
                "train",
                "--iterations",
                "1",
                "--alpha",
                "0.3",
                "--eta",
                "0.1",
                "--out",
                folder.resolve("r").toString());
        assertThat(backend.started.getFirst().alpha()).isEqualTo(0.3);
        assertThat(backend.started.getFirst().eta()).isEqualTo(0.1);
    }

    @Test
    void aConfigurationFileIsReadAndOptionsComeBeforeIt() throws IOException {
        Path file = folder.resolve("my.properties");
        Files.writeString(file, "algorithm=reptile\nenv=intersection\nalpha=0.3\n");
        Outcome outcome =
                run(
                        "train",
                        "--config",
                        file.toString(),
                        "--alpha",
                        "0.2",
                        "--iterations",
                        "1",
                        "--out",
                        folder.resolve("r").toString());
        assertThat(outcome.err()).isEmpty();
        TrainingConfig config = backend.started.getFirst();
        assertThat(config.algorithm().name()).isEqualTo("reptile");
        assertThat(config.actionRepeat()).isEqualTo(5);
        assertThat(config.alpha()).isEqualTo(0.2);
        assertThat(config.eta()).isEqualTo(0.2);
        Files.writeString(file, "algoritm=reptile\n");
        Outcome wrong = run("train", "--config", file.toString());
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .hasLineCount(1)
                .startsWith("metagrad: " + file + ": configuration key 'algoritm' is unknown")
                .contains("did you mean algorithm?");
        Outcome missing = run("train", "--config", folder.resolve("no.properties").toString());
        assertThat(missing.err()).hasLineCount(1).contains("no.properties: no such file");
    }

    @Test
    void aConfigurationFileMayHaveAByteOrderMarkAndSpaces() throws IOException {
        Path file = folder.resolve("my.properties");
        Files.writeString(file, "\uFEFFalgorithm = reptile\r\niterations : 2\r\n");
        String run = folder.resolve("r").toString();
        Outcome outcome = run("train", "--config", file.toString(), "--out", run);
        assertThat(outcome.err()).isEmpty();
        TrainingConfig config = backend.started.getFirst();
        assertThat(config.algorithm().name()).isEqualTo("reptile");
        assertThat(config.iterations()).isEqualTo(2);
    }

    @Test
    void aConfigurationFileThatIsNoneIsOneLine() throws IOException {
        assertThat(run("train", "--config", folder.toString()))
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "metagrad: %s: is a folder, a file with lines of option=value is wanted%n",
                                        folder)));
        Path file = Files.writeString(folder.resolve("a"), "alpha=0.1\nseed=1\nalpha = 0.2\n");
        assertThat(run("train", "--config", file.toString()).err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: %s: key 'alpha' is there twice, as '0.1' and as '0.2'%n",
                                file));
        assertThat(backend.started).isEmpty();
    }

    /** As {@code numpy} writes them unasked. */
    @Test
    void parametersInDoublePrecisionAreReadAndSaid() throws IOException {
        Path run = folder.resolve("r");
        run("train", "--iterations", "1", "--out", run.toString());
        Path file = run.resolve("parameters.safetensors");
        new SafeTensors(
                        List.of(
                                new SafeTensors.DoubleTensor(
                                        "policy.W1", new int[] {1, 2}, new double[] {0.1, -2})),
                        List.of(),
                        Map.of())
                .write(file);
        Outcome outcome = run("evaluate", run.toString());
        assertThat(outcome.exitCode()).isZero();
        assertThat(backend.evaluatedTheta).containsExactly(0.1f, -2);
        assertThat(outcome.err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: %s: all tensors are in double precision (F64), rounded to single (F32)%n",
                                file));
        new SafeTensors(
                        List.of(
                                new SafeTensors.DoubleTensor(
                                        "policy.W1", new int[] {1, 2}, new double[] {1e39, -2})),
                        List.of(),
                        Map.of())
                .write(file);
        assertThat(run("evaluate", run.toString()))
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                String.format(
                                        Locale.ROOT,
                                        "metagrad: %s: tensor policy.W1 has a value beyond single precision: 1.0E39%n",
                                        file)));
    }

    @Test
    void aRegressionIsReportedByItsErrors() {
        String run = folder.resolve("r").toString();
        Outcome outcome = run("train", "--env", "sinusoid", "--iterations", "1", "--out", run);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("25 tasks x 10 points", "error 1234.500 -> 20.250")
                .contains("Mean squared errors on 600 held-out tasks:", " mean error ")
                .contains("\n                10 ")
                .doesNotContain("\n                 2 ", "eturn");
    }

    @Test
    void aClassificationIsReportedByItsAccuracies() {
        String run = folder.resolve("r").toString();
        Outcome outcome = run("train", "--env", "prototypes", "--iterations", "1", "--out", run);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("Meta-training MAML on prototypes: ")
                .contains("16 tasks x 1 shot", "accuracy 1234.500 -> 20.250")
                .contains("Accuracies on 600 held-out tasks:", "   accuracy   standard error")
                .contains(" %\n")
                .doesNotContain("eturn", "mean error");
    }

    @Test
    void evaluateReadsTheFolderBack() {
        String run = folder.resolve("r").toString();
        run("train", "--iterations", "3", "--algorithm", "fomaml", "--threads", "1", "--out", run);
        Outcome outcome = run("evaluate", run, "--tasks", "5", "--steps", "1", "--threads", "2");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("FOMAML on cartpole-dynamics, returns on 5 held-out tasks:")
                .hasLineCount(4);
        assertThat(backend.evaluated.get(1))
                .isEqualTo(backend.started.getFirst().with("threads", "2"));
        assertThat(backend.evaluatedTheta).containsExactly(3f, 0.5f);
        assertThat(backend.protocols.get(1).tasks()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "gradient", "hvp", "linearised", "maml"})
    void programsAreShownWithTheirCost(String program) {
        Outcome outcome = run("show", program, "--sizes", "3,5,2", "--samples", "8");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("program W1[5, 3], b1[5, 1]")
                .contains("W1 @ states", " FLOP ")
                .doesNotContain("Primitive");
    }

    @Test
    void theMetaGradientIsShownInPartsAsTextPageAndGraph() throws IOException {
        Outcome text = run("show", "maml", "--sizes", "3,5,2", "--inner-steps", "2");
        assertThat(text.out())
                .contains(" inner backward, step 0: its gradient g_0")
                .contains(" outer backward: its gradient v, where FOMAML ends")
                .contains("  v64..v80 as v26..v42 ")
                .contains("    with weights1 for weights0")
                .contains(" second order, step 1: v - alpha H v: ");
        assertThat(run("show", "maml", "--sizes", "3,5,2", "--unfolded").out())
                .doesNotContain(".. as ")
                .hasLineCount(127);
        Path html = folder.resolve("a b/maml.html");
        Path dot = folder.resolve("maml.dot");
        Outcome files =
                run(
                        "show",
                        "maml",
                        "--sizes",
                        "3,5,2",
                        "--html",
                        html.toString(),
                        "--dot",
                        dot.toString());
        assertThat(files.exitCode()).isZero();
        assertThat(files.out())
                .contains("The page is in " + html + " (", "The graph is in " + dot + " (")
                .hasLineCount(2);
        assertThat(html).content().startsWith("<!DOCTYPE html>").contains("by the rule of");
        assertThat(dot).content().startsWith("digraph maml {");
        assertThat(run("show", "loss", "--dot", dot.toString()).err())
                .startsWith("metagrad: --dot: is of maml, and loss is shown")
                .hasLineCount(1);
        Path one = folder.resolve("one");
        assertThat(run("show", "maml", "--html", one.toString(), "--dot", folder + "/./one").err())
                .startsWith("metagrad: --html and --dot: both are to be '")
                .hasLineCount(1);
        assertThat(one).doesNotExist();
    }

    @Test
    void aRolloutIsFilmed() throws IOException {
        Path film = folder.resolve("films/a film.svg");
        Outcome outcome =
                run(
                        "rollout",
                        "--env",
                        "navigation",
                        "--task",
                        "goal-x=0.3, goal-y=-0.4",
                        "--out",
                        film.toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("navigation-centred, heuristic policy: goal (0.3000, -0.4000)")
                .contains("length 4, ending: reached the goal", film.toString());
        assertThat(film).content().startsWith("<svg").contains("goal (0.3, -0.4)");
    }

    @Test
    void aRunsPolicyIsAdaptedAndFilmed() throws IOException {
        RunFolder run = new RunFolder(folder);
        TrainingConfig config =
                TrainingConfig.defaults().with("trajectories", "2").with("hidden-width", "3");
        run.writeConfig(config, Map.of());
        try (Training training = new Training(config)) {
            run.writeParameters(training.namedParameters(), Map.of());
        }
        String film = folder.resolve("film.svg").toString();
        String[] rollout = {
            "rollout", "--policy", folder.toString(), "--steps", "2", "--out", film
        };
        Outcome outcome = run(rollout);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("cartpole-dynamics, Directed-MAML policy, 2 adaptation steps: gravity");
        assertThat(run(rollout).out()).isEqualTo(outcome.out());
        assertThat(run("rollout", "--policy", folder.toString(), "--env", "intersection").err())
                .contains("is for cartpole-dynamics")
                .hasLineCount(1);
        Outcome extreme = run("rollout", "--policy", folder.toString(), "--task", "gravity=1e308");
        assertThat(extreme.err())
                .startsWith("metagrad: environment cartpole-dynamics, task gravity ")
                .contains(", trajectory ", " of the observation is ")
                .hasLineCount(1);
        assertThat(extreme.exitCode()).isOne();
        List<String> beside = new ArrayList<>(List.of(rollout));
        beside.add("--beside");
        assertThat(run(beside.toArray(String[]::new)).out())
                .startsWith("cartpole-dynamics, Directed-MAML policy, 0 adaptation steps: gravity")
                .contains(outcome.out().lines().limit(2).toList());
        assertThat(run("rollout", "--policy", folder.toString(), "--beside").err())
                .isEqualTo(
                        "metagrad: --beside: nothing differs after 0 steps of adaptation, give"
                                + " --steps\n");
        assertThat(run("rollout", "--policy", folder.toString(), "--steps", "101").err())
                .contains("from 0 to 100")
                .hasLineCount(1);
    }

    @Test
    void aRunOnSinusoidsHasNoPolicyToFilm() throws IOException {
        new RunFolder(folder).writeConfig(TrainingConfig.of(Map.of("env", "sinusoid")), Map.of());
        for (List<String> more : List.<List<String>>of(List.of(), List.of("--env", "cartpole"))) {
            List<String> arguments =
                    new ArrayList<>(List.of("rollout", "--policy", folder.toString()));
            arguments.addAll(more);
            Outcome outcome = run(arguments.toArray(String[]::new));
            assertThat(outcome.err())
                    .isEqualTo(
                            "metagrad: --policy '"
                                    + folder
                                    + "': is of a run on sinusoid, a regression has no policy"
                                    + System.lineSeparator());
            assertThat(outcome.exitCode()).isEqualTo(2);
        }
    }

    /** The spread of one is no number. */
    @Test
    void aSingleTaskHasNoStandardError() {
        String run = folder.resolve("r").toString();
        run("train", "--iterations", "1", "--algorithm", "fomaml", "--out", run);
        Outcome outcome = run("evaluate", run, "--tasks", "1", "--steps", "1");
        assertThat(outcome.out())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "FOMAML on cartpole-dynamics, returns on 1 held-out task:%n"
                                        + "  adaptation steps   actions   mean return     falls\n"
                                        + "                 0   sampled           0.0    25.0 %%\n"
                                        + "                 1   sampled         100.0    25.0 %%\n"));
        var row = StandIn.row(2, 1);
        assertThat(EvaluationTable.csv(List.of(row)))
                .isEqualTo(
                        "adaptation_steps,actions,task,mean_return,standard_error,tasks,falls,task_parameters\n"
                                + "2,sampled,all,200.0000,,1,0.2500,\n"
                                + "2,sampled,0,200.0000,,1,0.2500,\""
                                + CartPole.Task.GYMNASIUM.describe()
                                + "\"\n");
        assertThat(EvaluationTable.text(List.of(row), Score.ERROR))
                .isEqualTo(
                        "  adaptation steps    mean error     falls\n                 2       200.000    25.0 %\n");
    }

    /** What an adaptation that diverged did not reach is no number, and not 0 either. */
    @Test
    void aDivergedAdaptationMeasuresNothing() {
        var score =
                new TaskScore(
                        CartPole.Task.GYMNASIUM, Double.NEGATIVE_INFINITY, List.of(Double.NaN));
        var row =
                new EvaluationRow(
                        1,
                        Acting.MODE,
                        List.of(EpisodeMeasure.share("falls")),
                        List.of(score, score));
        assertThat(EvaluationTable.text(List.of(row), Score.RETURN))
                .endsWith(
                        "                 1      mode      diverged                -         -\n");
        assertThat(EvaluationTable.csv(List.of(row)))
                .contains("\n1,mode,all,-Infinity,,2,,\n", "\n1,mode,0,-Infinity,,1,,\"");
    }

    @Test
    void theListHasEverythingThereIs() {
        Outcome outcome = run("list");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(Environments.names())
                .contains(
                        Algorithm.names().stream()
                                .map(name -> name.replaceAll("^(directed-|sharp-|zeroed-)+", ""))
                                .map(name -> "\n  " + name + " ")
                                .toList())
                .contains(
                        "directed-",
                        "sharp-",
                        "zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd")
                .contains(Surrogate.names())
                .contains("sinusoid          regression", "strokes           classification")
                .contains(
                        "gravity 5..15 m/s^2 (10)",
                        "pole-mass 0.05..0.5 kg (0.275)",
                        "degenerate: its goal is where every episode starts",
                        "1 continuous in [-5.0, 3.0]",
                        "return -5 after 3 steps");
        assertThat(outcome.out().lines().filter(line -> line.contains("degenerate"))).hasSize(3);
    }

    @Test
    void allRunsAreEvaluatedOnTheSameTasksUnlessASeedIsGiven() {
        String run = folder.resolve("r").toString();
        run("train", "--iterations", "1", "--out", run);
        run("evaluate", run);
        run("evaluate", run, "--seed", "1");
        run("evaluate", run, "--seed", "2");
        assertThat(backend.protocols)
                .extracting(EvaluationProtocol::seed)
                .containsExactly(EvaluationProtocol.SEED, EvaluationProtocol.SEED, 1L, 2L);
        assertThat(backend.protocols)
                .extracting(EvaluationProtocol::tasks)
                .containsExactly(100, 400, 400, 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    train --algorithm mmal   | algorithm 'mmal': allowed are maml, fomaml, reptile, meta-sgd, lslr-maml, meta-curvature, natural-maml, cavia, anil, imaml, bmg, meta-rkhs-1, meta-rkhs-2, es-maml, joint, medium, random; directed-, sharp- or directed-sharp- before all but the last three, zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd, lslr-maml, meta-curvature, natural-maml, anil; did you mean maml?
                    train --iterations 0     | iterations '0': allowed are whole numbers from 1 to 1000000
                    train --alpha=big        | alpha 'big': allowed are numbers from 0 to 100
                    train --algoritm maml    | unknown option --algoritm; did you mean --algorithm? (see metagrad train --help)
                    train --innersteps=2     | unknown option --innersteps; did you mean --inner-steps? (see metagrad train --help)
                    train now                | unexpected argument 'now' (see metagrad train --help)
                    trian                    | unknown command 'trian': allowed are train, compare, evaluate, report, export, rollout, list, show, explain, lesson, jshell, verify, bench; did you mean train? (see metagrad --help)
                    show                     | Missing required parameter: 'PROGRAM' (see metagrad show --help)
                    show hpv                 | PROGRAM 'hpv': allowed are loss, gradient, hvp, linearised, maml; did you mean hvp?
                    show hvp --sizes 4       | --sizes '4': at least an input and an output size wanted
                    show hvp --sizes 4,0,2   | --sizes '0': allowed are whole numbers from 1 to 4096
                    show loss --activation t | --activation 't': allowed are tanh, relu, sigmoid, softplus, identity
                    show loss --surrogate lv | surrogate 'lv': allowed are logprob, lvc, dice, loaded(lambda,tau); did you mean lvc?
                    --frobnicate             | unknown option --frobnicate (see metagrad --help)
                    train --seed             | Missing required parameter for option '--seed' (N) (see metagrad train --help)
                    train -- --seed          | unexpected argument '--seed': options come before -- (see metagrad train --help)
                    train -- --sed           | unknown option --sed; did you mean --seed? (see metagrad train --help)
                    list @nothing            | unexpected argument '@nothing' (see metagrad list --help)
                    evaluate                 | Missing required parameter: 'RUN' (see metagrad evaluate --help)
                    evaluate no/such         | no/such: no such folder
                    verify                   | Missing required parameter: 'DIR' (see metagrad verify --help)
                    verify no/such           | no/such: no such folder
                    verify . --quick         | unknown option --quick (see metagrad verify --help)
                    evaluate . --tasks 0     | --tasks '0': allowed are whole numbers from 1 to 10000
                    rollout --env lunarlandr | environment 'lunarlandr': allowed are ENVIRONMENTS; did you mean lunarlander?
                    rollout --policy heurist | --policy 'heurist': allowed are random, heuristic, the folder of a run; did you mean heuristic?
                    rollout --policy .       | .: is not the folder of a run, it has no config.properties
                    rollout --task medum     | --task 'medum': allowed are medium, sample, name=value,... of gravity, half-length, pole-mass; did you mean medium?
                    rollout --task gravty=9  | --task of cartpole-dynamics: parameter 'gravty': allowed are gravity, half-length, pole-mass; did you mean gravity?
                    rollout --task gravity=x | --task of cartpole-dynamics: parameter gravity 'x': a finite number wanted
                    rollout --task pole-mass=0 | --task of cartpole-dynamics: poleMass is 0.0: it must be positive and finite (kg)
                    rollout --seed one       | --seed 'one': a whole number is wanted
                    rollout --steps 1        | --steps '1': the heuristic policy does not adapt
                    rollout --beside         | --beside: the heuristic policy does not adapt
                    rollout --polcy random   | unknown option --polcy; did you mean --policy? (see metagrad rollout --help)
                    list all                 | unexpected argument 'all' (see metagrad list --help)
                    evaluate . --seed 1.5    | --seed '1.5': a whole number is wanted
                    evaluate . --seed x      | --seed 'x': a whole number is wanted
                    evaluate . --seed 9223372036854775808 | --seed '9223372036854775808': a whole number of 64 bits is wanted
                    bench accuracy --tasks 1.5 | --tasks '1.5': a whole number is wanted
                    bench accuracy --tasks 3000000000 | --tasks '3000000000': a whole number of 32 bits is wanted
                    bench accuracy --cartpole 0,1.5 | --cartpole '1.5': a whole number is wanted
                    rollout --env strokes    | --env 'strokes': a classification has no policy
                    rollout --env sinusoid   | --env 'sinusoid': a regression has no policy
                    rollout --env sinusoid --policy random | --env 'sinusoid': a regression has no policy
                    evaluate . --steps three | --steps 'three': allowed are whole numbers from 0 to 100
                    """)
    void aWrongArgumentIsOneLineAndExitCodeTwo(String arguments, String line) {
        Outcome outcome = run(arguments.split(" "));
        String environments =
                String.join(", ", Environments.names())
                        + ", cartpole, halfcheetah, lunarlander, navigation";
        String wanted = line.replace("ENVIRONMENTS", environments);
        assertThat(outcome.err()).isEqualTo("metagrad: " + wanted + System.lineSeparator());
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(backend.started).isEmpty();
    }

    /** Names from arguments and from files of others, with an escape sequence in each. */
    @Test
    void errorsShowEscapeSequencesAndSendNone() throws IOException {
        String escape = "\u001b]0;title\u0007";
        Path config = Files.writeString(folder.resolve("c.properties"), escape + "=1\n");
        Path value = Files.writeString(folder.resolve("v.properties"), "env=" + escape + "\n");
        for (String[] arguments :
                new String[][] {
                    {"train", "--config", config.toString()},
                    {"train", "--config", value.toString()},
                    {"evaluate", escape},
                    {"rollout", "--policy", escape},
                    {"rollout", "--task", escape},
                    {"show", escape},
                    {"bench", escape},
                    {"bench", "kernels", escape},
                    {"verify", escape},
                    {escape},
                    {"--" + escape}
                }) {
            Outcome outcome = run(arguments);
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
            assertThat(outcome.err())
                    .hasLineCount(1)
                    .contains("\\u001b]0;title\\u0007")
                    .doesNotContain("\u001b", "\u0007");
        }
    }

    @Test
    void aPathWithAnEscapeSequenceIsPrintedWithoutIt() {
        String run = folder.resolve("r\u001b[31m").toString();
        Outcome outcome = run("train", "--iterations", "1", "--out", run);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("r\\u001b[31m").doesNotContain("\u001b");
    }

    @Test
    void aWrongEnvironmentIsOneLine() {
        Outcome outcome = run("train", "--env", "cartpol-dynamics");
        assertThat(outcome.err()).hasLineCount(1).contains("cartpole-dynamics");
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "x");
        Outcome outcome = run("train", "--out", folder.toString());
        assertThat(outcome.err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: --out %s: is not empty, a new or empty folder is wanted%n",
                                folder));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(folder).isDirectoryContaining("glob:**thesis.tex");
        assertThat(folder.toFile().list()).hasSize(1);
        Path file = folder.resolve("thesis.tex");
        assertThat(run("train", "--out", file.toString()).err())
                .contains("is a file")
                .hasLineCount(1);
        assertThat(backend.closed).isEqualTo(backend.started.size());
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLineAndExitCodeOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Outcome outcome = run("train", "--out", file.resolve("run").toString());
        assertThat(outcome.err()).hasLineCount(1).startsWith("metagrad: " + file);
        assertThat(outcome.exitCode()).isOne();
        assertThat(backend.closed).isEqualTo(backend.started.size());
    }

    @Test
    void aForeignOrDamagedFolderIsOneLine() throws IOException {
        assertThat(run("evaluate", folder.toString()).err())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "metagrad: %s: is not the folder of a run, it has no config.properties%n",
                                folder));
        RunFolder run = new RunFolder(folder);
        run.writeConfig(TrainingConfig.defaults(), Map.of());
        assertOneLineAndExitCodeTwo("parameters.safetensors: no such file");
        Files.write(folder.resolve("parameters.safetensors"), new byte[] {1, 2, 3});
        assertOneLineAndExitCodeTwo("parameters.safetensors: not a safetensors file: 3 bytes");
        run.writeParameters(
                List.of(new SafeTensors.Tensor("theirs", new int[0], new float[1])), Map.of());
        assertOneLineAndExitCodeTwo("policy.W1 is missing");
        Files.writeString(folder.resolve("config.properties"), "algorithm=maml\ncolour=blue\n");
        assertOneLineAndExitCodeTwo("config.properties: configuration key 'colour' is unknown");
        Files.write(folder.resolve("config.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertOneLineAndExitCodeTwo("config.properties: is not a text file");
    }

    private void assertOneLineAndExitCodeTwo(String part) {
        Outcome outcome = run("evaluate", folder.toString());
        assertThat(outcome.err()).hasLineCount(1).contains(part);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void helpNamesEveryOptionAndItsDefault() {
        Outcome outcome = run("train", "--help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(TrainingConfig.keys().stream().map(key -> "--" + key + "=").toList());
        assertThat(run().out()).contains("train", "evaluate").isEqualTo(run("--help").out());
        assertThat(run("--version").out())
                .matches("metagrad \\S+, commit ([0-9a-f]{40}|unknown), JDK [^\n]*\n");
        assertThat(run("evaluate", "--version").exitCode()).isZero();
    }
}
