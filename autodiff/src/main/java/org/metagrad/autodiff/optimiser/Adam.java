package org.metagrad.autodiff.optimiser;

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1), as {@code torch.optim.Adam}: {@code g <-
 * g + d theta; m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2; theta <- theta - lr mHat /
 * (sqrt(vHat) + epsilon)} with {@code mHat = m / (1 - b1^t), vHat = v / (1 - b2^t)}. AMSGrad (Reddi
 * et al. 2018, arXiv 1904.09237) takes for v the largest so far.
 */
public final class Adam implements Optimiser {

    /**
     * The settings of Adam.
     *
     * @param learningRate lr
     * @param beta1 b1, decay of the mean
     * @param beta2 b2, decay of the mean square
     * @param epsilon added to the root, which keeps a step finite where v is 0
     * @param weightDecay d, added to the gradient
     * @param amsgrad whether v never falls
     */
    public record Settings(
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            boolean amsgrad) {

        /**
         * {@return the usual settings: betas .9 and .999, epsilon 1e-8}
         *
         * @param learningRate the step size
         */
        public static Settings of(double learningRate) {
            return new Settings(learningRate, 0.9, 0.999, 1e-8, 0, false);
        }
    }

    private final Settings settings;
    private final OptimiserState state;

    /**
     * Adam with both means at 0.
     *
     * @param parameters P, the length of the vector
     * @param settings step size, decays, epsilon and variants
     */
    public Adam(int parameters, Settings settings) {
        this.settings = settings;
        state = new OptimiserState(parameters, settings.amsgrad() ? 3 : 2);
    }

    /**
     * Adam with the usual settings.
     *
     * @param parameters P, the length of the vector
     * @param learningRate the step size
     */
    public Adam(int parameters, double learningRate) {
        this(parameters, Settings.of(learningRate));
    }

    @Override
    public void step(double[] theta, double[] gradient, double share) {
        long t = state.next(theta, gradient);
        double[] first = state.vector(0);
        double[] second = state.vector(1);
        double[] largest = settings.amsgrad() ? state.vector(2) : second;
        double beta1 = settings.beta1();
        double beta2 = settings.beta2();
        double rate = settings.learningRate() * share;
        double correction1 = 1 - power(beta1, t);
        double correction2 = 1 - power(beta2, t);
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i] + settings.weightDecay() * theta[i];
            first[i] = beta1 * first[i] + (1 - beta1) * g;
            second[i] = beta2 * second[i] + (1 - beta2) * g * g;
            largest[i] = Math.max(largest[i], second[i]);
            double mean = first[i] / correction1;
            double deviation = Math.sqrt(largest[i] / correction2);
            theta[i] -= rate * mean / (deviation + settings.epsilon());
        }
    }

    /** {@code base^n} by squaring: StrictMath.pow allocates. */
    private static double power(double base, long n) {
        double result = 1;
        double square = base;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    @Override
    public int stateSize() {
        return state.size();
    }

    @Override
    public double[] state() {
        return state.copy();
    }

    @Override
    public void restore(double[] from) {
        state.restore(from);
    }
}
