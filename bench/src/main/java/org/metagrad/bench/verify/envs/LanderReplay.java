package org.metagrad.bench.verify.envs;

import java.util.Set;
import org.metagrad.bench.verify.check.Deviations;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.LanderEpisode;
import org.metagrad.envs.lander.LanderScene;
import org.metagrad.envs.lander.LunarLander;
import org.metagrad.fixtures.LanderRecording;
import org.metagrad.fixtures.Table;

/** One recorded episode, played again from its draws and actions. */
final class LanderReplay {
    /** What the numbers of a file were computed in. */
    enum Precision {
        /** Whole episodes agree. */
        DOUBLE,
        /** Flights agree up to the first touch, as far as rounding at the start allows. */
        FLOAT
    }

    /** What a file in double may differ by, through landings. */
    private static final double WHOLE = 1e-8;

    /** A reward is a difference of shapings, in which an observation counts 100 times. */
    private static final double REWARD_SCALE = 200;

    /** Velocities of a leg change faster than the lander's, m/s and rad/s for observation. */
    private static final double BODY_SCALE = 200;

    private static final double GUST = 1e-9;
    private static final String[] OBSERVATION = {
        "x", "y", "vx", "vy", "angle", "angvel", "leg0", "leg1"
    };

    private final LanderRecording recording;
    private final Table rows;
    private final Precision precision;
    private final Table sensitivity;
    private final boolean sensitive;

    /**
     * @param recording has the draws, and for FLOAT the sensitivity
     * @param rows what is compared: the recording's own file or a repeat of it
     */
    LanderReplay(LanderRecording recording, Table rows, Precision precision) {
        this.recording = recording;
        this.rows = rows;
        this.precision = precision;
        sensitivity = rows.columns().contains("sens1ulp") ? rows : recording.trajectory();
        sensitive = sensitivity.columns().contains("sens1ulp");
    }

    void run(String name, Report report) {
        if (precision == Precision.FLOAT && !sensitive) {
            throw rows.error(-1, "no column 'sens1ulp'");
        }
        LunarLander environment = environment();
        environment.reset(RandomStream.of(0));
        Deviations observations = new Deviations(rows);
        Deviations rewards = new Deviations(rows);
        Deviations bodies = new Deviations(rows);
        Deviations wind = new Deviations(rows);
        int end = end();
        for (int t = 0; t < end; t++) {
            if (t > 0) {
                if (!environment.running()[0]) {
                    throw rows.error(t, "the episode was over after step " + (t - 1));
                }
                environment.step(new float[] {rows.whole(t, "action", 0, 3)});
            }
            double tolerance = tolerance(t);
            observe(observations, t, environment.state(0), tolerance);
            LanderScene scene = environment.scene(0);
            bodies(bodies, t, scene, tolerance);
            if (precision == Precision.FLOAT && atRim(environment.state(0)[0], tolerance)) {
                // whether the episode is over is within the tolerance
                break;
            }
            if (t > 0) {
                double scale = precision == Precision.DOUBLE ? 1 : REWARD_SCALE;
                rewards.compare(t, "reward", environment.rewards()[0], scale * tolerance);
            }
            if (precision == Precision.DOUBLE) {
                rewards.flag(t, "terminated", environment.terminated()[0]);
                rewards.flag(t, "awake", scene.awake());
            }
            wind(wind, t, scene);
        }
        observations.report(name + "/observations", report);
        rewards.report(name + "/rewards", report);
        bodies.report(name + "/bodies", report);
        wind.report(name + "/wind", report);
    }

    private LunarLander environment() {
        var task =
                new LunarLander.Task(
                        recording.gravity(),
                        13,
                        0.6,
                        recording.windPower(),
                        recording.turbulencePower());
        var episode =
                new LanderEpisode(
                        recording.terrain(),
                        recording.force(),
                        recording.windIndex(),
                        recording.dispersion());
        return LunarLander.replay(task, LunarLander.Options.GYMNASIUM, episode);
    }

    /** The rows that can be compared. */
    private int end() {
        int most = Math.min(rows.rows(), recording.trajectory().rows());
        if (precision == Precision.DOUBLE) {
            return most;
        }
        for (int t = 0; t < most; t++) {
            boolean touches = rows.whole(t, "touching_contacts", 0, 100) > 0;
            // where the episode's length changed
            boolean unknown = sensitivity.text(t, "sens1ulp").equals("nan");
            if (touches || unknown) {
                return t;
            }
        }
        return most;
    }

    private double tolerance(int t) {
        return switch (precision) {
            case DOUBLE -> WHOLE;
            case FLOAT -> 1e-5 + 50 * sensitivity.number(t, "sens1ulp");
        };
    }

    /** The rim of the view, where an episode ends. */
    private static boolean atRim(double x, double tolerance) {
        return Math.abs(Math.abs(x) - 1) <= tolerance;
    }

    private void observe(Deviations observations, int t, double[] got, double tolerance) {
        for (int d = 0; d < got.length; d++) {
            observations.compare(t, OBSERVATION[d], got[d], tolerance);
        }
    }

    private void bodies(Deviations bodies, int t, LanderScene scene, double tolerance) {
        double scaled = precision == Precision.DOUBLE ? tolerance : BODY_SCALE * tolerance;
        body(bodies, t, "lander", scene.lander(), scaled);
        body(bodies, t, "leg0", scene.leg0(), scaled);
        body(bodies, t, "leg1", scene.leg1(), scaled);
    }

    private static void body(
            Deviations bodies, int t, String name, LanderScene.Body body, double tolerance) {
        bodies.compare(t, name + "_px", body.x(), tolerance);
        bodies.compare(t, name + "_py", body.y(), tolerance);
        bodies.compare(t, name + "_angle", body.angle(), tolerance);
        bodies.compare(t, name + "_vx", body.vx(), tolerance);
        bodies.compare(t, name + "_vy", body.vy(), tolerance);
        bodies.compare(t, name + "_omega", body.omega(), tolerance);
    }

    private void wind(Deviations wind, int t, LanderScene scene) {
        if (recording.wind() && rows.columns().containsAll(Set.of("wind_force", "wind_torque"))) {
            wind.compare(t, "wind_force", scene.windForce(), GUST * recording.windPower());
            wind.compare(t, "wind_torque", scene.windTorque(), GUST * recording.windPower());
            wind.compare(t, "wind_idx", recording.windIndex()[0] + t, 0);
            wind.compare(t, "torque_idx", recording.windIndex()[1] + t, 0);
            wind.flag(t, "wind_active", true);
        }
    }
}
