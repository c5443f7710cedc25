package org.metagrad.meta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.objective.Surrogate;

class TrainingConfigTest {
    private final TrainingConfig defaults = TrainingConfig.defaults();

    @Test
    void defaultsAreTheMainJob() {
        assertThat(defaults.algorithm().label()).isEqualTo("Directed-MAML");
        assertThat(defaults.environment()).isEqualTo("cartpole-dynamics");
        assertThat(defaults.eta()).isEqualTo(defaults.alpha());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    algorithm           | mmal     | algorithm 'mmal': allowed are maml, fomaml, reptile, meta-sgd, lslr-maml, meta-curvature, natural-maml, cavia, anil, imaml, bmg, meta-rkhs-1, meta-rkhs-2, es-maml, joint, medium, random; directed-, sharp- or directed-sharp- before all but the last three, zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd, lslr-maml, meta-curvature, natural-maml, anil; did you mean maml?
                    algorithm           | ppo      | algorithm 'ppo': allowed are maml, fomaml, reptile, meta-sgd, lslr-maml, meta-curvature, natural-maml, cavia, anil, imaml, bmg, meta-rkhs-1, meta-rkhs-2, es-maml, joint, medium, random; directed-, sharp- or directed-sharp- before all but the last three, zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd, lslr-maml, meta-curvature, natural-maml, anil
                    algorithm           | Directed-MAML | algorithm 'Directed-MAML': allowed are maml, fomaml, reptile, meta-sgd, lslr-maml, meta-curvature, natural-maml, cavia, anil, imaml, bmg, meta-rkhs-1, meta-rkhs-2, es-maml, joint, medium, random; directed-, sharp- or directed-sharp- before all but the last three, zeroed- or sharp-zeroed- before maml, fomaml, meta-sgd, lslr-maml, meta-curvature, natural-maml, anil; did you mean directed-maml?
                    seed                | 1.5      | seed '1.5': allowed are whole numbers of 64 bits
                    iterations          | 0        | iterations '0': allowed are whole numbers from 1 to 1000000
                    iterations          | many     | iterations 'many': allowed are whole numbers from 1 to 1000000
                    iterations          | 4294967297 | iterations '4294967297': allowed are whole numbers from 1 to 1000000
                    threads             | -1       | threads '-1': allowed are whole numbers from 1 to 1024
                    tasks               | ''       | tasks '': allowed are whole numbers from 1 to 10000
                    alpha               | NaN      | alpha 'NaN': allowed are numbers from 0 to 100
                    eta                 | -0.1     | eta '-0.1': allowed are numbers from 0 to 100
                    outer-learning-rate | Infinity | outer-learning-rate 'Infinity': allowed are numbers from 0 to 100
                    discount            | 1.01     | discount '1.01': allowed are numbers from 0 to 1
                    hidden-width        | 0        | hidden-width '0': allowed are whole numbers from 1 to 4096
                    activation          | tan      | activation 'tan': allowed are tanh, relu, sigmoid, softplus, identity; did you mean tanh?
                    look-ahead          | yes      | look-ahead 'yes': allowed are true, false
                    optimiser           | adm      | optimiser 'adm': allowed are adam, sgd, momentum, rmsprop, trpo, promp; did you mean adam?
                    """)
    void aWrongValueIsOneLineThatNamesWhatIsAllowed(String key, String value, String message) {
        assertThatThrownBy(() -> defaults.with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aWrongEnvironmentIsNamed() {
        assertThatThrownBy(() -> defaults.with("env", "cartpol-dynamics"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'cartpol-dynamics'")
                .hasMessageContaining("cartpole-dynamics")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearest() {
        assertThatThrownBy(() -> defaults.with("inner-step", "2"))
                .hasMessage(
                        "configuration key 'inner-step' is unknown: allowed are "
                                + String.join(", ", TrainingConfig.keys())
                                + "; did you mean inner-steps?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    algorithm=fomaml sampling-credit=.1        | sampling-credit 0.1 with algorithm fomaml: it belongs to learners that differentiate the whole of their inner steps, allowed are maml, meta-sgd, lslr-maml, meta-curvature, cavia, anil and their directed forms
                    optimiser=promp sampling-credit=.1         | sampling-credit 0.1 with optimiser promp: its trajectories are of older parameters than it changes
                    surrogate=lvc sampling-credit=1            | sampling-credit 1.0 with surrogate lvc: its Hessian counts the odds of the trajectories, which the credit differentiates, a second time; logprob wanted
                    surrogate=dice sampling-credit=1           | sampling-credit 1.0 with surrogate dice: its Hessian counts the odds of the trajectories, which the credit differentiates, a second time; logprob wanted
                    surrogate=loaded(1,1) sampling-credit=1    | sampling-credit 1.0 with surrogate loaded(1.0,1.0): its Hessian counts the odds of the trajectories, which the credit differentiates, a second time; logprob wanted
                    env=sinusoid sampling-credit=.1            | sampling-credit 0.1 with env sinusoid: a regression has no policy
                    algorithm=reptile inner-steps=1            | algorithm reptile with inner-steps 1: at least 2 wanted, one step is training on all tasks jointly
                    optimiser=trpo inner-optimiser=adam algorithm=maml | optimiser trpo with inner-optimiser adam: its curvature is that of plain inner steps, sgd wanted
                    algorithm=directed-cavia context=0         | algorithm directed-cavia with context 0: at least 1 context value wanted
                    algorithm=fomaml optimiser=trpo            | optimiser trpo with algorithm fomaml: its curvature is that of MAML's second-order inner step, allowed are maml, directed-maml
                    algorithm=sharp-maml optimiser=trpo        | optimiser trpo with algorithm sharp-maml: its trajectories are of other parameters than it changes
                    algorithm=sharp-maml sharpness=lower       | sharpness lower with env cartpole-dynamics: it takes two gradients at different parameters on the same data, which trajectories of one policy are not; upper wanted
                    algorithm=sharp-imaml env=sinusoid sharpness=lower | sharpness lower with algorithm sharp-imaml: it has no inner gradient steps, upper wanted
                    algorithm=imaml inner-steps=1              | algorithm imaml with inner-steps 1: at least 2 wanted, its gradient is that of the minimum they go to
                    algorithm=meta-rkhs-2                      | algorithm meta-rkhs-2 with env cartpole-dynamics: its adaptation in closed form is that of squared errors, allowed are regressions
                    algorithm=meta-rkhs-2 env=strokes          | algorithm meta-rkhs-2 with env strokes: its adaptation in closed form is that of squared errors, allowed are regressions
                    algorithm=meta-rkhs-1 inner-optimiser=adam | inner-optimiser adam with algorithm meta-rkhs-1: its energy is that of plain gradient steps; leave inner-optimiser out
                    algorithm=meta-rkhs-2 env=sinusoid inner-optimiser=momentum | inner-optimiser momentum with algorithm meta-rkhs-2: its adaptation is a gradient flow in closed form; leave inner-optimiser out
                    algorithm=meta-rkhs-2 env=sinusoid warm-start=joint:5 | warm-start joint:5 with algorithm meta-rkhs-2: its tasks' vectors are of another kind, a run folder wanted
                    algorithm=maml rho=.1                      | rho 0.1 with algorithm maml: only sharp algorithms look uphill; leave rho out
                    algorithm=maml lambda=3                    | lambda 3.0 with algorithm maml: only imaml reads it; leave lambda out
                    algorithm=maml inner-steps=2 multi-step-loss=9 | multi-step-loss 9 with env cartpole-dynamics: its outer data would be drawn anew after every step; leave multi-step-loss out
                    algorithm=bmg env=sinusoid inner-steps=3 multi-step-loss=9 | multi-step-loss 9 with algorithm bmg: its steps have no outer loss after each of them; leave multi-step-loss out
                    algorithm=natural-maml optimiser=promp     | optimiser promp with algorithm natural-maml: its preconditioner is that of the policy that acted
                    algorithm=natural-maml sampling-credit=1   | sampling-credit 1.0 with algorithm natural-maml: it belongs to learners that differentiate the whole of their inner steps, allowed are maml, meta-sgd, lslr-maml, meta-curvature, cavia, anil and their directed forms
                    algorithm=natural-maml optimiser=trpo      | optimiser trpo with algorithm natural-maml: its curvature is that of MAML's second-order inner step, allowed are maml, directed-maml
                    algorithm=joint optimiser=promp            | optimiser promp with algorithm joint: it has no loss after adaptation to clip
                    optimiser=promp surrogate=dice             | optimiser promp with surrogate dice: it weighs the old trajectories by probability ratios, whose surrogate is lvc
                    optimiser=promp look-ahead=true            | optimiser promp with look-ahead true: its trajectories are of other parameters than it changes
                    env=sinusoid entropy-decay=9               | entropy-decay 9 with env sinusoid: a regression has no policy
                    env=sinusoid advantage=critic              | advantage critic with env sinusoid: a regression has no policy
                    env=sinusoid surrogate=dice                | surrogate dice with env sinusoid: a regression has no policy
                    env=sinusoid state-weighting=discounted    | state-weighting discounted with env sinusoid: a regression has no policy
                    env=sinusoid advantage-scale=5             | advantage-scale 5.0 with env sinusoid: a regression has no policy
                    env=navigation minimum-log-std=1 maximum-log-std=-1 | minimum-log-std 1.0 with maximum-log-std -1.0: the minimum is to be below
                    env=navigation initial-log-std=1 maximum-log-std=.5 | initial-log-std 1.0 with minimum-log-std -13.815510557964274 and maximum-log-std 0.5: it is to lie between them
                    medium=gravty=9                            | medium of cartpole-dynamics: parameter 'gravty': allowed are gravity, half-length, pole-mass; did you mean gravity?
                    medium=gravity=a                           | medium of cartpole-dynamics: parameter gravity 'a': a finite number wanted
                    """)
    void whatExcludesEachOtherIsOneLine(String entries, String message) {
        assertThatThrownBy(() -> TrainingConfig.of(entries(entries)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsReadAndWritten(TrainingKey key) {
        String value =
                switch (key) {
                    case ALGORITHM -> "fomaml";
                    case ENVIRONMENT -> "navigation-shifted";
                    case DISCOUNT,
                            GAE_LAMBDA,
                            ALPHA,
                            ETA,
                            OUTER_LEARNING_RATE,
                            ENTROPY_BONUS,
                            SAMPLING_CREDIT,
                            ADVANTAGE_SCALE,
                            CRITIC_LEARNING_RATE,
                            MAX_DIVERGENCE,
                            CLIP,
                            DIVERGENCE_PENALTY,
                            AVERAGING,
                            INNER_MOMENTUM,
                            INNER_BETA1,
                            INNER_BETA2,
                            INNER_EPSILON,
                            INNER_EPSILON_ROOT ->
                            "0.123456789012345";
                    case INNER_OPTIMISER -> "adam";
                    case RHO, LAMBDA, ES_SIGMA, DAMPING, LABEL_NOISE -> "0.123456789012345";
                    case SHARPNESS -> "lower";
                    case MATCHING -> "divergence";
                    case SOLVER_STEPS, TARGET_STEPS, ES_PAIRS, MULTI_STEP_LOSS -> "7";
                    case OUTER_SCHEDULE -> "cosine";
                    case WARM_START -> "joint:7";
                    case DISCOUNT_PER -> "decision";
                    case ACTION_SCALING -> "raw";
                    case INITIAL_LOG_STD, MINIMUM_LOG_STD -> "-0.5";
                    case MAXIMUM_LOG_STD -> "0.5";
                    case LOG_STD_LEARNT, LOG_STD_ADAPTED -> "false";
                    case ACTIVATION -> "relu";
                    case SURROGATE -> "loaded(0.5,0.25)";
                    case STATE_WEIGHTING -> "discounted";
                    case ADVANTAGE -> "critic";
                    case OPTIMISER -> "promp";
                    case MEDIUM -> "gravity=9.8,half-length=0.5";
                    case ALLOW_DEGENERATE_MEDIUM, LOOK_AHEAD, NORMALISE_OBSERVATIONS -> "true";
                    case DIRECTION -> "mean";
                    case SEED,
                            NOISE_SEED,
                            ITERATIONS,
                            THREADS,
                            TASKS,
                            TRAJECTORIES,
                            INNER_STEPS,
                            HIDDEN_WIDTH,
                            HIDDEN_LAYERS,
                            HORIZON,
                            ACTION_REPEAT,
                            CURVATURE_SAMPLES,
                            EPOCHS,
                            CONTEXT,
                            ETA_DECAY,
                            ENTROPY_DECAY ->
                            "7";
                };
        TrainingConfig before = reading(key);
        TrainingConfig changed = before.with(key.key(), value);
        assertThat(changed.toMap()).containsEntry(key.key(), value);
        assertThat(changed.with(key.key(), before.toMap().get(key.key()))).isEqualTo(before);
        assertThat(TrainingConfig.fromMap(changed.toMap())).isEqualTo(changed);
    }

    /** Its directed step would move nothing but the last layer, which is then 0 again. */
    @Test
    void aZeroedLearnerIsNotDirected() {
        assertThatThrownBy(() -> new Algorithm(Algorithm.Base.MAML, true, false, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a directed step moves nothing that is kept");
        assertThat(Algorithm.names())
                .contains("zeroed-maml", "sharp-zeroed-anil", "directed-sharp-maml")
                .noneMatch(name -> name.contains("directed") && name.contains("zeroed"));
    }

    @Test
    void theSamplingCreditBringsItsSurrogate() {
        TrainingConfig config = TrainingConfig.of(Map.of("sampling-credit", "1"));
        assertThat(config.surrogate()).isEqualTo(Surrogate.LOGPROB);
        assertThat(TrainingConfig.fromMap(config.toMap())).isEqualTo(config);
        assertThat(defaults.surrogate()).isEqualTo(Surrogate.LVC);
    }

    /** A configuration in which the entry has an effect. */
    private TrainingConfig reading(TrainingKey key) {
        return switch (key) {
            case MAX_DIVERGENCE, CURVATURE_SAMPLES -> defaults.with("optimiser", "trpo");
            case CLIP, DIVERGENCE_PENALTY, EPOCHS -> defaults.with("optimiser", "promp");
            case CONTEXT -> defaults.with("algorithm", "cavia");
            case INNER_MOMENTUM -> defaults.with("inner-optimiser", "momentum");
            case INNER_BETA1, INNER_BETA2, INNER_EPSILON, INNER_EPSILON_ROOT ->
                    defaults.with("inner-optimiser", "adam");
            case LAMBDA, SOLVER_STEPS ->
                    defaults.with("inner-steps", "2").with("algorithm", "imaml");
            case TARGET_STEPS, MATCHING -> defaults.with("algorithm", "bmg");
            case DAMPING -> defaults.with("algorithm", "natural-maml");
            case LABEL_NOISE -> defaults.with("env", "prototypes").with("algorithm", "maml");
            case ES_PAIRS, ES_SIGMA -> defaults.with("algorithm", "es-maml");
            case RHO, SHARPNESS -> defaults.with("env", "sinusoid").with("algorithm", "sharp-maml");
            case MULTI_STEP_LOSS ->
                    defaults.with("env", "sinusoid")
                            .with("algorithm", "maml")
                            .with("inner-steps", "3");
            case ACTION_SCALING,
                    INITIAL_LOG_STD,
                    MINIMUM_LOG_STD,
                    MAXIMUM_LOG_STD,
                    LOG_STD_LEARNT,
                    LOG_STD_ADAPTED ->
                    defaults.with("env", "navigation-shifted");
            case DISCOUNT_PER -> defaults.with("action-repeat", "3");
            case CRITIC_LEARNING_RATE -> defaults.with("advantage", "critic");
            case SAMPLING_CREDIT -> defaults.with("surrogate", "logprob");
            case ENTROPY_DECAY -> defaults.with("entropy-bonus", "0.1");
            default -> defaults;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gae-lambda=.95 surrogate=dice                | gae-lambda 0.95 with surrogate dice: beside advantage linear it takes the errors of single steps, which have no lambda; leave gae-lambda out
                    gae-lambda=.95 surrogate=loaded(1,.5)        | gae-lambda 0.95 with surrogate loaded(1.0,0.5): its tau is the lambda; leave gae-lambda out and write loaded(1.0,0.95)
                    gae-lambda=.95 env=sinusoid                  | gae-lambda 0.95 with env sinusoid: a regression has no policy; leave gae-lambda out
                    state-weighting=discounted discount=1        | state-weighting discounted with discount 1.0: all states count alike; leave state-weighting out
                    discount=.9 env=sinusoid                     | discount 0.9 with env sinusoid: a regression has no policy; leave discount out
                    eta=.3 algorithm=maml                        | eta 0.3 with algorithm maml: only directed algorithms take a directed step; leave eta out
                    eta-decay=9 algorithm=joint                  | eta-decay 9 with algorithm joint: only directed algorithms take a directed step; leave eta-decay out
                    direction=mean algorithm=fomaml              | direction mean with algorithm fomaml: only directed algorithms take a directed step; leave direction out
                    look-ahead=true algorithm=medium             | look-ahead true with algorithm medium: only directed algorithms take a directed step; leave look-ahead out
                    medium=gravity=9 algorithm=maml              | medium gravity=9 with algorithm maml: only directed algorithms and medium train on the medium task; leave medium out
                    medium=gravity=9 direction=random            | medium gravity=9 with direction random: only direction medium trains on the medium task; leave medium out
                    allow-degenerate-medium=true algorithm=joint | allow-degenerate-medium true with algorithm joint: only directed algorithms and medium train on the medium task; leave allow-degenerate-medium out
                    inner-steps=2 algorithm=joint                | inner-steps 2 with algorithm joint: a baseline takes no inner steps; leave inner-steps out
                    entropy-decay=9 entropy-bonus=0              | entropy-decay 9 with entropy-bonus 0.0: there is no bonus to decay; leave entropy-decay out
                    context=3 algorithm=anil                     | context 3 with algorithm anil: only cavia and directed-cavia adapt a context; leave context out
                    outer-learning-rate=.5 optimiser=trpo        | outer-learning-rate 0.5 with optimiser trpo: max-divergence sizes its steps; leave outer-learning-rate out
                    outer-learning-rate=.5 algorithm=random      | outer-learning-rate 0.5 with algorithm random: it trains nothing; leave outer-learning-rate out
                    optimiser=sgd algorithm=random               | optimiser sgd with algorithm random: it trains nothing; leave optimiser out
                    max-divergence=.1 optimiser=promp            | max-divergence 0.1 with optimiser promp: only optimiser trpo reads it; leave max-divergence out
                    curvature-samples=7                          | curvature-samples 7 with optimiser adam: only optimiser trpo reads it; leave curvature-samples out
                    clip=.2                                      | clip 0.2 with optimiser adam: only optimiser promp reads it; leave clip out
                    divergence-penalty=1                         | divergence-penalty 1.0 with optimiser adam: only optimiser promp reads it; leave divergence-penalty out
                    epochs=2 optimiser=trpo                      | epochs 2 with optimiser trpo: only optimiser promp reads it; leave epochs out
                    action-scaling=raw env=cartpole              | action-scaling raw with env cartpole-dynamics: its actions are discrete; leave action-scaling out
                    initial-log-std=-1 env=intersection          | initial-log-std -1.0 with env intersection: its actions are discrete; leave initial-log-std out
                    minimum-log-std=-1 env=sinusoid              | minimum-log-std -1.0 with env sinusoid: a regression has no policy; leave minimum-log-std out
                    maximum-log-std=1 env=lunarlander-full       | maximum-log-std 1.0 with env lunarlander-full: its actions are discrete; leave maximum-log-std out
                    log-std-learnt=false env=cartpole            | log-std-learnt false with env cartpole-dynamics: its actions are discrete; leave log-std-learnt out
                    log-std-adapted=false env=cartpole           | log-std-adapted false with env cartpole-dynamics: its actions are discrete; leave log-std-adapted out
                    log-std-adapted=false env=navigation algorithm=anil | log-std-adapted false with algorithm anil: its inner step moves no standard deviation; leave log-std-adapted out
                    log-std-adapted=false env=navigation log-std-learnt=false | log-std-adapted false with log-std-learnt false: nothing moves it; leave log-std-adapted out
                    inner-optimiser=adam algorithm=meta-sgd      | inner-optimiser adam with algorithm meta-sgd: its inner steps are of the sizes that it learns; leave inner-optimiser out
                    inner-optimiser=adam algorithm=lslr-maml     | inner-optimiser adam with algorithm lslr-maml: its inner steps are of the sizes that it learns; leave inner-optimiser out
                    inner-optimiser=adam algorithm=meta-curvature | inner-optimiser adam with algorithm meta-curvature: its inner steps are of the matrices that it learns; leave inner-optimiser out
                    damping=3 algorithm=maml                     | damping 3.0 with algorithm maml: only natural-maml reads it; leave damping out
                    solver-steps=3 algorithm=maml                | solver-steps 3 with algorithm maml: only imaml and natural-maml read it; leave solver-steps out
                    matching=divergence algorithm=maml           | matching divergence with algorithm maml: only bmg reads it; leave matching out
                    label-noise=.2 env=sinusoid                  | label-noise 0.2 with env sinusoid: only prototypes and strokes have labels; leave label-noise out
                    inner-momentum=.5                            | inner-momentum 0.5 with inner-optimiser sgd: only momentum reads it; leave inner-momentum out
                    inner-beta2=.5 inner-optimiser=momentum      | inner-beta2 0.5 with inner-optimiser momentum: only adam reads it; leave inner-beta2 out
                    discount-per=decision                        | discount-per decision with action-repeat 1: a decision is a step; leave discount-per out
                    discount-per=decision env=sinusoid           | discount-per decision with env sinusoid: a regression has no policy; leave discount-per out
                    critic-learning-rate=.1                      | critic-learning-rate 0.1 with advantage linear: only advantage critic has a value network; leave critic-learning-rate out
                    """)
    void whatIsGivenWithoutEffectIsRefused(String entries, String message) {
        assertThatThrownBy(() -> TrainingConfig.of(entries(entries)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatHasAnEffectOrChangesNothingMayBeGiven() {
        for (String given :
                List.of(
                        "gae-lambda=.95 surrogate=dice advantage=critic",
                        "gae-lambda=.5 surrogate=loaded(1,.5)",
                        "gae-lambda=1 surrogate=dice",
                        "gae-lambda=.95 surrogate=logprob",
                        "eta=.1 algorithm=maml",
                        "eta=.3 alpha=.3 algorithm=maml",
                        "eta=.1 alpha=.3 algorithm=maml",
                        "clip=.3",
                        "discount-per=step",
                        "discount-per=decision env=intersection",
                        "action-scaling=normalised env=cartpole",
                        "action-scaling=raw env=lunarlander-continuous",
                        "log-std-learnt=false initial-log-std=-1",
                        "log-std-adapted=false env=navigation algorithm=joint",
                        "minimum-log-std=-Infinity env=navigation",
                        "medium=gravity=9 algorithm=medium",
                        "context=5 algorithm=maml")) {
            assertThat(TrainingConfig.of(entries(given))).as(given).isNotNull();
        }
    }

    @Test
    void aChangeWithoutEffectIsRefused() {
        TrainingConfig maml = defaults.with("algorithm", "maml");
        assertThatThrownBy(() -> maml.with("eta", "0.3"))
                .hasMessageStartingWith("eta 0.3 with algorithm maml: ");
        assertThat(defaults.with("eta", "0.3").with("algorithm", "maml").eta()).isEqualTo(0.3);
    }

    /** Whatever was given, for each algorithm and surrogate, on a policy and on a regression. */
    @Test
    void theConfigurationOfARunMayBeGivenBack() {
        List<Map<String, String>> runs = new ArrayList<>();
        for (String algorithm : Algorithm.names()) {
            runs.add(Map.of("algorithm", algorithm, "env", "sinusoid"));
            if (algorithm.endsWith("meta-rkhs-2")) {
                continue; // of regressions alone
            }
            runs.add(Map.of("algorithm", algorithm, "alpha", "0.07"));
            runs.add(Map.of("algorithm", algorithm, "env", "intersection"));
            runs.add(Map.of("algorithm", algorithm, "advantage", "critic"));
        }
        for (String surrogate : List.of("logprob", "lvc", "dice", "loaded(0.5,0.25)")) {
            runs.add(Map.of("surrogate", surrogate));
            runs.add(Map.of("surrogate", surrogate, "advantage", "critic"));
        }
        runs.add(Map.of("optimiser", "trpo", "algorithm", "maml", "max-divergence", "0.1"));
        runs.add(Map.of("optimiser", "promp", "clip", "0.1"));
        runs.add(Map.of("inner-optimiser", "adam", "inner-beta1", "0.5"));
        for (Map<String, String> run : runs) {
            TrainingConfig config = TrainingConfig.of(run);
            assertThat(TrainingConfig.of(config.toMap())).isEqualTo(config);
            assertThat(TrainingConfig.of(Map.of("alpha", "0.9"), config.toMap()))
                    .as("%s", run)
                    .isEqualTo(config.with("alpha", "0.9").with("eta", eta(config)));
        }
    }

    /** Directed algorithms keep that of the file, the others have none, which is alpha. */
    private static String eta(TrainingConfig config) {
        boolean apart =
                switch (config.algorithm().base()) {
                    case CAVIA, NATURAL_MAML -> true;
                    default -> false;
                };
        return config.algorithm().directed() || apart ? "" + config.eta() : "0.9";
    }

    @Test
    void ofAFileWhatHasNoEffectIsLeftOut() {
        Map<String, String> directed = TrainingConfig.of(Map.of("eta", "0.3")).toMap();
        Map<String, String> given = Map.of("algorithm", "maml");
        assertThat(TrainingConfig.of(given, directed)).isEqualTo(TrainingConfig.of(given));
        assertThat(TrainingConfig.of(Map.of(), directed).eta()).isEqualTo(0.3);
        assertThatThrownBy(() ->
                        TrainingConfig.of(Map.of("algorithm", "maml", "eta", "0.3"), directed))
                .hasMessageStartingWith("eta 0.3 with algorithm maml: ");
    }

    private static Map<String, String> entries(String line) {
        Map<String, String> given = new HashMap<>();
        for (String entry : line.split(" ")) {
            int equals = entry.indexOf('=');
            given.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return given;
    }

    @Test
    void entriesAreCompleteAndKnown() {
        Map<String, String> entries = defaults.toMap();
        assertThat(entries.keySet()).containsExactlyElementsOf(TrainingConfig.keys());
        entries.remove("eta");
        assertThatThrownBy(() -> TrainingConfig.fromMap(entries))
                .hasMessage("configuration key 'eta' is missing");
        entries.put("etta", "1");
        assertThatThrownBy(() -> TrainingConfig.fromMap(entries))
                .hasMessageEndingWith("did you mean eta?");
    }

    @Test
    void aRunsOwnFileIsAConfigurationWithWhatDescribesTheMachine() {
        Map<String, String> file = TrainingConfig.of(Map.of("algorithm", "cavia")).toMap();
        TrainingConfig config = TrainingConfig.fromMap(file);
        file.put("metagrad.os", "Linux");
        file.put("metagrad.iterations", "7");
        assertThat(TrainingConfig.fromMap(file)).isEqualTo(config);
        assertThat(TrainingConfig.of(file)).isEqualTo(config);
        assertThat(TrainingConfig.of(Map.of(), file)).isEqualTo(config);
        file.put("metagrados", "Linux");
        assertThatThrownBy(() -> TrainingConfig.fromMap(file))
                .hasMessageStartingWith("configuration key 'metagrados' is unknown");
    }

    @Test
    void aRunFromBeforeAKeyIsReadAsItWas() {
        Map<String, String> entries = TrainingConfig.of(Map.of("env", "intersection")).toMap();
        entries.keySet().removeIf(key -> TrainingKey.named(key).whenAbsent().isPresent());
        assertThat(entries).hasSize(15);
        TrainingConfig old = TrainingConfig.fromMap(entries);
        assertThat(old.actionRepeat()).isEqualTo(1);
        assertThat(old.discountPer()).isEqualTo(DiscountPeriod.DECISION);
        assertThat(old.actionScaling()).isEqualTo(ActionScaling.RAW);
        assertThat(old.entropyBonus()).isZero();
        assertThat(old.advantageScale()).isZero();
        assertThat(old.surrogate()).isEqualTo(Surrogate.LVC);
    }

    @Test
    void whatIsNotGivenSuitsTheEnvironmentAndTheAlgorithm() {
        TrainingConfig crossing = TrainingConfig.of(Map.of("env", "intersection"));
        assertThat(crossing.actionRepeat()).isEqualTo(5);
        assertThat(crossing.entropyBonus()).isEqualTo(0.05);
        assertThat(crossing.advantageScale()).isEqualTo(5);
        assertThat(crossing.iterations()).isEqualTo(1500);
        assertThat(crossing.outerLearningRate()).isEqualTo(1e-3);
        assertThat(crossing.trajectories()).isEqualTo(50);
        assertThat(crossing.warmStart().name()).isEqualTo("joint:750");
        TrainingConfig sinusoid =
                TrainingConfig.of(Map.of("env", "sinusoid", "algorithm", "cavia"));
        assertThat(sinusoid.alpha()).isEqualTo(1);
        assertThat(sinusoid.tasks()).isEqualTo(25);
        assertThat(TrainingConfig.of(Map.of("alpha", "0.3")).eta()).isEqualTo(0.3);
        assertThat(TrainingConfig.of(Map.of("advantage", "critic")).gaeLambda()).isEqualTo(0.99);
        assertThat(TrainingConfig.of(Map.of("algorithm", "directed-reptile")).innerSteps())
                .isEqualTo(3);
    }

    @Test
    void theDiscountIsOfAStepOrOfADecision() {
        TrainingConfig held = defaults.with("action-repeat", "3").with("discount", "0.5");
        assertThat(held.discountOfDecision()).isEqualTo(0.125);
        assertThat(held.discountWithinDecision()).isEqualTo(0.5);
        TrainingConfig decisions = held.with("discount-per", "decision");
        assertThat(decisions.discountOfDecision()).isEqualTo(0.5);
        assertThat(decisions.discountWithinDecision()).isEqualTo(1);
        assertThat(defaults.discountOfDecision()).isEqualTo(0.99);
        Map<String, String> given = Map.of("env", "intersection", "discount-per", "decision");
        assertThat(TrainingConfig.of(given).discountOfDecision()).isEqualTo(0.99);
    }

    @Test
    void etaFallsLinearlyToZero() {
        TrainingConfig decaying = defaults.with("eta", "0.2").with("eta-decay", "4");
        assertThat(decaying.eta(0)).isEqualTo(0.2);
        assertThat(decaying.eta(3)).isEqualTo(0.05);
        assertThat(decaying.eta(4)).isZero();
        assertThat(decaying.eta(100)).isZero();
        assertThat(defaults.eta(100)).isEqualTo(defaults.eta());
    }

    @ParameterizedTest
    @CsvSource({"maml, MAML, false", "directed-fomaml, Directed-FOMAML, true"})
    void algorithmsHaveANameForFilesAndOneForText(String name, String label, boolean directed) {
        Algorithm algorithm = Algorithm.named(name);
        assertThat(algorithm.name()).isEqualTo(name);
        assertThat(algorithm.label()).isEqualTo(label);
        assertThat(algorithm.directed()).isEqualTo(directed);
    }

    @ParameterizedTest
    @CsvSource({
        "maml, maml, 0",
        "mmal, maml, 1",
        "algoritm, algorithm, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void editDistanceCountsASwapOfNeighboursOnce(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }
}
