package org.metagrad.meta.objective;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.nn.Policy;
import org.metagrad.envs.NearestName;

/**
 * What is differentiated in place of the expected return. All have the policy gradient as their
 * gradient and differ in their Hessian, hence in the meta-gradient.
 *
 * <p>With {@code d_t = log pi(a_t|s_t) - stop(log pi(a_t|s_t))}, which is 0 and has the derivatives
 * of log pi, each is a sum over the steps of an episode of {@code credit_t A_t}; {@code A_t} is an
 * advantage, weighed or not by the discount, and a constant.
 *
 * <p>With scores {@code s_t = grad log pi_t}, their sums {@code S_t = s_0 + ... + s_t} and {@code
 * F_t = gamma^t A_t} the Hessian of the expected return is
 *
 * <pre>  E[sum_t F_t (grad^2 log pi_t + s_t s_t' + S_{t-1} s_t' + s_t S_{t-1}')],</pre>
 *
 * whatever baseline A_t has. LVC has the first two of these terms, LOGPROB the first.
 */
public sealed interface Surrogate {
    /** {@link LogProbability}. */
    Surrogate LOGPROB = new LogProbability();

    /** {@link LowVarianceCurvature}. */
    Surrogate LVC = new LowVarianceCurvature();

    /** {@link Dice}. */
    Surrogate DICE = new Dice();

    /**
     * {@code credit_t = log pi(a_t|s_t)}, as the first MAML programs have it. Its Hessian is
     * biased: it misses {@code E[sum_t F_t s_t s_t']} and what {@link LowVarianceCurvature} misses,
     * and depends on the baseline; with the true advantage and logits linear in the parameters its
     * expectation is 0. As the Hessian of a loss over given trajectories it is the right one, where
     * their probability is differentiated apart (see {@link
     * org.metagrad.meta.learner.MetaGradient#samplingCredit}).
     */
    record LogProbability() implements Surrogate {}

    /**
     * {@code credit_t = exp(d_t)}, the low-variance curvature estimator (Rothfuss et al. 2019,
     * arXiv 1810.06784, eq. 9). Its Hessian misses how a step changes the odds of later states,
     * {@code E[sum_t F_t (S_{t-1} s_t' + s_t S_{t-1}')]}.
     */
    record LowVarianceCurvature() implements Surrogate {}

    /**
     * {@code credit_t = exp(sum_{k<=t} d_k)} (Foerster et al. 2018, arXiv 1802.05098, eq. 9). Every
     * derivative is unbiased, and its variance is the highest. In place of {@code F_t} it takes
     * what the step alone brings, {@code F_t - F_{t+1}}: the discounted reward {@code gamma^t r_t}.
     * A value function V serves as its baseline through {@code gamma^t (r_t + gamma V(s_{t+1}) -
     * V(s_t))}, which has the same derivatives in expectation; it is a baseline of every order, so
     * that the control variate of TMAML (Liu, Socher and Xiong 2019) is in it. With equal
     * advantages its derivatives are those of {@link Loaded} at (1, 1) on every draw.
     */
    record Dice() implements Surrogate {}

    /**
     * Loaded DiCE (Farquhar et al. 2019, arXiv 1909.10549, algorithm 1): {@code w_t = lambda
     * w_{t-1} + d_t, credit_t = exp(w_t) - exp(w_t - d_t)}, with advantages by generalised
     * advantage estimation of {@code tau}. At (1, 1) every derivative is unbiased whatever the
     * baseline; at lambda 0 the derivatives are those of {@link LowVarianceCurvature}. The value is
     * 0.
     *
     * @param lambda how far back a step's credit reaches, 0 to 1
     * @param tau lambda of the advantage estimates, 0 to 1
     */
    record Loaded(double lambda, double tau) implements Surrogate {
        /** Checks both numbers. */
        public Loaded {
            requireShare("lambda", lambda, Double.toString(lambda));
            requireShare("tau", tau, Double.toString(tau));
        }
    }

    /**
     * {@return the surrogate of that {@link #name}}
     *
     * @param text as {@link #name} gives it
     * @throws IllegalArgumentException naming the allowed values and the nearest one
     */
    static Surrogate named(String text) {
        String name = text.strip();
        if (name.startsWith("loaded(") && name.endsWith(")")) {
            String[] numbers = name.substring(7, name.length() - 1).split(",", -1);
            if (numbers.length == 2) {
                return new Loaded(share("lambda", numbers[0]), share("tau", numbers[1]));
            }
        }
        return switch (name) {
            case "logprob" -> LOGPROB;
            case "lvc" -> LVC;
            case "dice" -> DICE;
            default ->
                    throw new IllegalArgumentException(
                            String.format(
                                    Locale.ROOT,
                                    "surrogate '%s': allowed are %s",
                                    name,
                                    NearestName.hint(name, names())));
        };
    }

    private static double share(String name, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            value = Double.NaN;
        }
        requireShare(name, value, text);
        return value;
    }

    private static void requireShare(String name, double value, String came) {
        // Written so that NaN fails as well.
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "surrogate loaded: %s '%s': allowed are numbers from 0 to 1",
                            name,
                            came));
        }
    }

    /** {@return the names that {@link #named} accepts; lambda and tau stand for numbers} */
    static List<String> names() {
        return List.of("logprob", "lvc", "dice", "loaded(lambda,tau)");
    }

    /** {@return the name in files and on the command line, for example {@code loaded(0.5,0.95)}} */
    default String name() {
        return switch (this) {
            case LogProbability() -> "logprob";
            case LowVarianceCurvature() -> "lvc";
            case Dice() -> "dice";
            case Loaded(double lambda, double tau) -> "loaded(" + lambda + "," + tau + ")";
        };
    }

    /**
     * {@return whether credit runs along an episode, so that samples must lie episode after
     * episode, whole episodes to a batch}
     */
    default boolean alongEpisodes() {
        return switch (this) {
            case LogProbability(), LowVarianceCurvature() -> false;
            case Dice(), Loaded _ -> true;
        };
    }

    /**
     * Appends {@code credit_t}, {@code [1, n]}.
     *
     * @param b the builder to which the equations are appended
     * @param logProbability {@code [1, n]}
     * @param follows {@code [1, n]}, 1 where a sample is the next step after the sample in the
     *     column before, 0 at the first step of each episode: what keeps episodes apart. Ignored,
     *     and may be null, unless {@link #alongEpisodes}.
     * @return the credit, {@code [1, n]}
     */
    default Variable credit(ProgramBuilder b, Variable logProbability, Variable follows) {
        Objects.requireNonNull(logProbability, "logProbability");
        Variable d = b.subtract(logProbability, b.stopGradient(logProbability));
        return switch (this) {
            case LogProbability() -> logProbability;
            case LowVarianceCurvature() -> b.exp(d);
            case Dice() -> b.exp(b.decayedSum(d, follows));
            case Loaded(double lambda, double _) -> {
                Variable w = b.decayedSum(d, b.scale(follows, lambda));
                yield b.subtract(b.exp(w), b.exp(b.subtract(w, d)));
            }
        };
    }

    /**
     * {@return the loss over a batch of {@code columns} samples; see {@link PolicyLoss}}
     *
     * @param policy the policy
     * @param columns the number of samples
     */
    default Program loss(Policy policy, int columns) {
        return new PolicyLoss(policy, this, 0).program(columns);
    }
}
