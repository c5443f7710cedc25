package org.metagrad.envs.cheetah;

import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;

/** What a half-cheetah is to do, or what is different about its body. */
public sealed interface HalfCheetahTask extends EnvironmentTask {
    /**
     * {@return the reward of a step before the cost of its control}
     *
     * @param velocity of the torso over the step, forward, m/s
     */
    double progress(double velocity);

    /**
     * To run in a direction (HalfCheetahDir of the MAML paper): {@code progress = direction v}.
     *
     * @param direction 1 forward, -1 backward; between them a part of the same reward, 0 none
     */
    record Direction(double direction) implements HalfCheetahTask {
        /**
         * A direction.
         *
         * @throws IllegalArgumentException if it is not in [-1, 1]
         */
        public Direction {
            require("direction", direction, -1, 1, "1 is forward");
        }

        @Override
        public double progress(double velocity) {
            return direction * velocity;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "direction %.4g", direction);
        }
    }

    /**
     * To run at a speed (HalfCheetahVel of the MAML paper): {@code progress = -|v - speed|}.
     *
     * @param speed m/s
     */
    record Velocity(double speed) implements HalfCheetahTask {
        /**
         * A speed.
         *
         * @throws IllegalArgumentException if it is not in [-100, 100]
         */
        public Velocity {
            require("speed", speed, -100, 100, "m/s");
        }

        @Override
        public double progress(double velocity) {
            return -Math.abs(velocity - speed);
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "speed %.4g m/s", speed);
        }
    }

    /**
     * To run forward with another body, {@code progress = v}; factors on the constants of
     * half_cheetah.xml.
     *
     * @param mass of all masses and inertias
     * @param friction of the coefficient of friction with the ground
     * @param gear of the torques of the motors
     */
    record Body(double mass, double friction, double gear) implements HalfCheetahTask {
        /** The body of half_cheetah.xml. */
        public static final Body GYMNASIUM = new Body(1, 1, 1);

        /**
         * A body.
         *
         * @throws IllegalArgumentException if a factor is not in [0.01, 100]
         */
        public Body {
            require("mass", mass, 0.01, 100, "a factor");
            require("friction", friction, 0.01, 100, "a factor");
            require("gear", gear, 0.01, 100, "a factor");
        }

        @Override
        public double progress(double velocity) {
            return velocity;
        }

        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT, "mass x%.4g, friction x%.4g, gear x%.4g", mass, friction, gear);
        }
    }

    /** {@return the body: that of a {@link Body}, else that of half_cheetah.xml} */
    default Body body() {
        return this instanceof Body body ? body : Body.GYMNASIUM;
    }

    private static void require(String name, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s is %s: it must be from %s to %s (%s)",
                            name,
                            value,
                            low,
                            high,
                            unit));
        }
    }
}
