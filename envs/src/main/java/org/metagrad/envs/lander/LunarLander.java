package org.metagrad.envs.lander;

import java.util.List;
import java.util.Locale;
import org.metagrad.envs.ActionSpace;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.EpisodeMeasure;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.EpisodicEnvironment;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.lander.physics.LanderWorld;

/**
 * A lander to be set down between two flags with a main and two side engines: Gymnasium's
 * LunarLander-v2 (box2d/lunar_lander.py) with the task's gravity, engines and wind.
 *
 * <p>Observation [8]: position (x, y) of the body's origin, 0 on the pad, 1 at the rim of the view;
 * velocity (vx, vy) and angular velocity, scaled; angle (rad); whether leg 0 and leg 1 are on the
 * ground. Actions: 0 nothing, 1 left engine, 2 main engine, 3 right engine; or, as an option, two
 * numbers in [-1, 1], throttle of the main engine (off below 0, then 50 % to 100 %) and of the side
 * engines (off within 0.5), larger ones cut.
 *
 * <p>Reward: the growth of {@code -100 |(x, y)| - 100 |(vx, vy)| - 100 |angle| + 10 legs}, less 0.3
 * for the main and 0.03 for a side engine at full power. An episode is terminated with reward -100
 * when the lander itself touches the ground or |x| >= 1, and with +100 when it has come to rest.
 *
 * <p>The physics is that of Box2D 2.3.0 in double arithmetic (package {@code physics}): against a
 * build of it in double, observations of whole episodes with landing agree to 1e-12. A reset makes
 * one step without engines, as Gymnasium's does, in which the random initial force acts.
 *
 * <p>Its task and its options are part of this class, as with every environment here; what acts on
 * the bodies or judges them is not.
 */
public final class LunarLander implements EpisodicEnvironment {
    private static final List<EpisodeMeasure> MEASURES =
            List.of(
                    EpisodeMeasure.share("landings"),
                    EpisodeMeasure.share("crashes"),
                    EpisodeMeasure.share("time limits"));

    /**
     * What differs between lunar landers.
     *
     * @param gravity upwards, m/s^2; negative
     * @param mainEnginePower impulse of the main engine per m of nozzle offset, N s/m
     * @param sideEnginePower impulse of a side engine per m of nozzle offset, N s/m
     * @param windPower largest force of the wind, N
     * @param turbulencePower largest torque of the wind, N m
     */
    public record Task(
            double gravity,
            double mainEnginePower,
            double sideEnginePower,
            double windPower,
            double turbulencePower)
            implements EnvironmentTask {
        /** The task of LunarLander-v2: gravity -10, engines 13 and 0.6, no wind. */
        public static final Task GYMNASIUM = new Task(-10, 13, 0.6, 0, 0);

        /**
         * A task with physical parameters.
         *
         * @throws IllegalArgumentException if gravity is not negative and finite, or a power is
         *     negative or not finite
         */
        public Task {
            if (!(gravity < 0) || Double.isInfinite(gravity)) {
                throw new IllegalArgumentException(
                        "gravity is " + gravity + ": it must be negative and finite (m/s^2)");
            }
            requirePower("mainEnginePower", mainEnginePower);
            requirePower("sideEnginePower", sideEnginePower);
            requirePower("windPower", windPower);
            requirePower("turbulencePower", turbulencePower);
        }

        /**
         * {@return a task with Gymnasium's engines and no wind under another gravity}
         *
         * @param gravity m/s^2, negative
         */
        public static Task ofGravity(double gravity) {
            return new Task(gravity, GYMNASIUM.mainEnginePower, GYMNASIUM.sideEnginePower, 0, 0);
        }

        private static void requirePower(String name, double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        name + " is " + value + ": it must be at least 0 and finite");
            }
        }

        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "gravity %.4g m/s^2, main engine %.4g, side engines %.4g, wind %.4g N,"
                            + " turbulence %.4g N m",
                    gravity,
                    mainEnginePower,
                    sideEnginePower,
                    windPower,
                    turbulencePower);
        }
    }

    /**
     * What the user chooses besides the task.
     *
     * @param horizon steps after which an episode is truncated
     * @param continuous two throttles in place of four actions
     */
    public record Options(int horizon, boolean continuous) {
        /** The options of LunarLander-v2: 1000 steps, discrete. */
        public static final Options GYMNASIUM = new Options(1000, false);

        /**
         * The options with episodes of 400 steps, which meta-learning samples more of; discrete.
         */
        public static final Options META_LEARNING = new Options(400, false);

        /**
         * Options with a horizon.
         *
         * @throws IllegalArgumentException if {@code horizon < 1}
         */
        public Options {
            if (horizon < 1) {
                throw new IllegalArgumentException(
                        "horizon is " + horizon + ": an episode needs at least 1 step");
            }
        }
    }

    private final Options options;
    private final LanderDraws draws;
    private final Episodes episodes;
    private final LanderWorld[] worlds;
    private final LanderThrottles throttles;
    private final LanderScore score;
    private Task task;

    /** Steps since the reset, which counts as the first. */
    private int time;

    private final double[] terrain = new double[LanderWorld.TERRAIN_DRAWS];
    private final int[] windIndex;
    private final int[] torqueIndex;

    /** Force and torque of the wind in the last step [size]. */
    private final double[] windForce;

    private final double[] windTorque;
    private final double[] ended;

    /**
     * A batch with Gymnasium's options that has not been reset.
     *
     * @param task gravity, engines and wind of all
     * @param size the number of environments, at least 1
     */
    public LunarLander(Task task, int size) {
        this(task, size, Options.GYMNASIUM);
    }

    /**
     * A batch that has not been reset.
     *
     * @param task gravity, engines and wind of all
     * @param size the number of environments, at least 1
     * @param options kind of actions and horizon
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public LunarLander(Task task, int size, Options options) {
        this(task, options, new Episodes(size, options.horizon()), new KeyedLanderDraws(size));
    }

    /**
     * {@return a lander whose random numbers are those of a recorded episode; the stream of a reset
     * is of no effect} It can be reset and stepped as often as there are draws.
     *
     * @param task gravity, engines and wind of all
     * @param options kind of actions and horizon
     * @param episode its draws
     */
    public static LunarLander replay(Task task, Options options, LanderEpisode episode) {
        return new LunarLander(task, options, new Episodes(1, options.horizon()), episode);
    }

    /** A batch with other draws than those from random streams. */
    LunarLander(Task task, Options options, Episodes episodes, LanderDraws draws) {
        int size = episodes.size();
        this.options = options;
        this.task = task;
        this.episodes = episodes;
        this.draws = draws;
        worlds = new LanderWorld[size];
        for (int e = 0; e < size; e++) {
            worlds[e] = new LanderWorld();
        }
        throttles = new LanderThrottles(size, options.continuous());
        score = new LanderScore(size);
        windIndex = new int[size];
        torqueIndex = new int[size];
        windForce = new double[size];
        windTorque = new double[size];
        ended = new double[size];
    }

    @Override
    public Episodes episodes() {
        return episodes;
    }

    @Override
    public double[] rewards() {
        return score.rewards;
    }

    @Override
    public int observationSize() {
        return LanderScore.OBSERVATION_SIZE;
    }

    @Override
    public ActionSpace actionSpace() {
        return options.continuous() ? LanderThrottles.CONTINUOUS : LanderThrottles.DISCRETE;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public void setTask(EnvironmentTask task) {
        this.task = Episodes.requireTask(task, Task.class, "LunarLander");
    }

    @Override
    public void reset(RandomStream stream, int first) {
        draws.start(stream, first);
        for (int e = 0; e < episodes.size(); e++) {
            for (int i = 0; i < terrain.length; i++) {
                terrain[i] = draws.terrain(e, i);
            }
            LanderWorld world = worlds[e];
            world.reset(terrain);
            world.applyForce(draws.initialForce(e, 0), draws.initialForce(e, 1));
            windIndex[e] = draws.windIndex(e, 0);
            torqueIndex[e] = draws.windIndex(e, 1);
        }
        throttles.clear();
        episodes.start();
        time = 0;
        advance();
        score.start();
    }

    @Override
    public void step(float[] actions, int offset, int stride) {
        throttles.read(actions, offset, stride, episodes);
        time++;
        advance();
        boolean[] running = episodes.running();
        for (int e = 0; e < running.length; e++) {
            ended[e] = 0;
            if (running[e]) {
                ended[e] = score.judge(e, worlds[e], throttles.main[e], throttles.side[e]);
            } else {
                score.rewards[e] = 0;
            }
        }
        episodes.step(ended);
    }

    /** One step of the physics of all that run, with the throttles, and what it looks like. */
    private void advance() {
        boolean windy = task.windPower() > 0 || task.turbulencePower() > 0;
        boolean[] running = episodes.running();
        for (int e = 0; e < running.length; e++) {
            if (running[e]) {
                LanderWorld world = worlds[e];
                windForce[e] = 0;
                windTorque[e] = 0;
                if (windy && !world.legDown(0) && !world.legDown(1)) {
                    blow(e, world);
                }
                fire(e, world);
                world.step(task.gravity());
                score.observe(e, world);
            }
        }
    }

    private void blow(int e, LanderWorld world) {
        windForce[e] = LanderEngines.gust(windIndex[e]) * task.windPower();
        windTorque[e] = LanderEngines.gust(torqueIndex[e]) * task.turbulencePower();
        world.applyForce(windForce[e], 0);
        world.applyTorque(windTorque[e]);
        windIndex[e]++;
        torqueIndex[e]++;
    }

    private void fire(int e, LanderWorld world) {
        double main = throttles.main[e];
        double side = throttles.side[e];
        if (main == 0 && side == 0) {
            return;
        }
        double draw0 = draws.dispersion(e, time, 0);
        double draw1 = draws.dispersion(e, time, 1);
        if (main != 0) {
            LanderEngines.fireMain(world, task.mainEnginePower() * main, draw0, draw1);
        }
        if (side != 0) {
            double power = task.sideEnginePower() * Math.abs(side);
            LanderEngines.fireSide(world, Math.signum(side), power, draw0, draw1);
        }
    }

    @Override
    public void observe(float[] out, int offset, int stride) {
        episodes.requireObservations(out, offset, stride, LanderScore.OBSERVATION_SIZE);
        for (int d = 0; d < LanderScore.OBSERVATION_SIZE; d++) {
            Episodes.round(score.observation[d], out, offset + d * stride);
        }
    }

    @Override
    public List<EpisodeMeasure> measures() {
        return MEASURES;
    }

    /**
     * Whether the lander came to rest, crashed (or flew out of view, which costs as much), or was
     * still under way at the time limit.
     */
    @Override
    public double measure(int measure, int e) {
        boolean terminated = episodes.terminated()[e];
        boolean rests = terminated && !worlds[e].awake();
        return switch (measure) {
            case 0 -> rests ? 1 : 0;
            case 1 -> terminated && !rests ? 1 : 0;
            case 2 -> terminated ? 0 : 1;
            default -> throw new IndexOutOfBoundsException(measure);
        };
    }

    /** The physics of environment {@code e}. */
    LanderWorld world(int e) {
        return worlds[e];
    }

    /**
     * {@return a copy of where everything is in environment {@code e}}
     *
     * @param e number of the environment, from 0
     */
    public LanderScene scene(int e) {
        LanderWorld world = worlds[e];
        return new LanderScene(
                world.ground(),
                new LanderScene.Body(world.body(LanderWorld.LANDER)),
                new LanderScene.Body(world.body(LanderWorld.LEG0)),
                new LanderScene.Body(world.body(LanderWorld.LEG1)),
                windForce[e],
                windTorque[e],
                world.crashed(),
                world.awake());
    }

    /**
     * {@return the observation of environment {@code e} before it is rounded to float; a copy [8]}
     *
     * @param e number of the environment, from 0
     */
    public double[] state(int e) {
        double[] state = new double[LanderScore.OBSERVATION_SIZE];
        for (int d = 0; d < state.length; d++) {
            state[d] = score.observation[d][e];
        }
        return state;
    }

    /** {@return the shaping from which rewards are the differences, [size]; a live view} */
    public double[] shaping() {
        return score.shaping;
    }
}
