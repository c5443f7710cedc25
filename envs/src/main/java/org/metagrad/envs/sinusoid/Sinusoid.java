package org.metagrad.envs.sinusoid;

import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.exact.Sine;

/**
 * One regression task: {@code y = amplitude sin(x - phase)}.
 *
 * @param amplitude in the unit of y
 * @param phase rad
 */
public record Sinusoid(double amplitude, double phase) implements EnvironmentTask {
    /**
     * A task with finite parameters.
     *
     * @throws IllegalArgumentException if a parameter is not finite
     */
    public Sinusoid {
        if (!Double.isFinite(amplitude) || !Double.isFinite(phase)) {
            throw new IllegalArgumentException(
                    "amplitude " + amplitude + ", phase " + phase + ": they must be finite");
        }
    }

    /**
     * {@return the value {@code amplitude sin(x - phase)}}
     *
     * @param x where it is taken
     */
    public double value(double x) {
        // The bits of Math.sin may change when the JIT compiles the caller.
        return amplitude * Sine.of(x - phase);
    }

    @Override
    public String describe() {
        return String.format(Locale.ROOT, "amplitude %.4g, phase %.4g rad", amplitude, phase);
    }
}
