package org.metagrad.meta.task;

import java.util.List;
import org.metagrad.autodiff.tiles.Crew;
import org.metagrad.autodiff.tiles.FloatTiledLoss;
import org.metagrad.autodiff.tiles.FloatTiles;
import org.metagrad.envs.EnvironmentException;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.Episodes;
import org.metagrad.envs.RandomStream;
import org.metagrad.meta.learner.LearningTask;
import org.metagrad.meta.problem.Examples;
import org.metagrad.meta.problem.FewShotTasks;
import org.metagrad.meta.problem.Problem;
import org.metagrad.meta.task.PhaseClock.Phase;

/**
 * A supervised problem as a {@link LearningTask}: every inner step sees the same examples, the
 * outer loss others. One for each thread.
 */
final class SupervisedTask implements TaskWorker<FloatTiles> {
    /** What tells how well parameters do on examples. */
    interface Measure {
        double of(double[] theta, FloatTiles examples);
    }

    private final Problem problem;
    private final FloatTiledLoss loss;
    private final Measure measure;
    private final TiledDivergence outputs;
    private final FloatTiles support;
    private final FloatTiles query;
    private final Examples supportExamples;
    private final Examples queryExamples;
    private final int innerSteps;
    private final PhaseClock clock = new PhaseClock();
    private final DerivativeCount derivatives = new DerivativeCount();
    private RandomStream stream;
    private long examples;

    /**
     * Buffers of one thread, at no task yet.
     *
     * @param outputs null where what is predicted has no distribution
     * @param support room for the examples to adapt to
     * @param query room for those of the outer loss
     * @param innerSteps draws before the outer one
     */
    SupervisedTask(
            Problem problem,
            FloatTiledLoss loss,
            Measure measure,
            TiledDivergence outputs,
            FloatTiles support,
            int supportSize,
            FloatTiles query,
            int querySize,
            int innerSteps) {
        this.problem = problem;
        this.loss = loss;
        this.measure = measure;
        this.outputs = outputs;
        this.support = support;
        this.query = query;
        supportExamples = examples(problem, support, supportSize);
        queryExamples = examples(problem, query, querySize);
        this.innerSteps = innerSteps;
    }

    private static Examples examples(Problem problem, FloatTiles tiles, int size) {
        return new Examples(tiles, size, problem.inputs(), problem.targets(), problem.labels());
    }

    /**
     * Has threads that have no task compute tiles for the others.
     *
     * @param comparing whether the learner takes divergences of what is predicted
     */
    static void share(List<SupervisedTask> ofThreads, boolean comparing, Crew crew) {
        FloatTiledLoss.share(ofThreads.stream().map(one -> one.loss).toList(), crew);
        if (comparing) {
            TiledDivergence.share(ofThreads.stream().map(one -> one.outputs).toList(), crew);
        }
    }

    @Override
    public void enter(EnvironmentTask task, RandomStream stream, int slot) {
        long start = System.nanoTime();
        this.stream = stream;
        draw(problem.tasks(), task, stream);
        examples += support.size() + query.size();
        clock.add(Phase.ROLLOUT, start);
    }

    private <T extends EnvironmentTask> void draw(
            FewShotTasks<T> tasks, EnvironmentTask task, RandomStream stream) {
        T own = Episodes.requireTask(task, tasks.type(), problem.name());
        supportExamples.start();
        queryExamples.start();
        try {
            tasks.draw(own, stream, supportExamples, queryExamples);
            supportExamples.requireAll("support");
            queryExamples.requireAll("query");
        } catch (RuntimeException | StackOverflowError | LinkageError thrown) {
            String where = "problem " + problem.name() + ", task " + own.describe();
            throw EnvironmentException.threw(where, "draw(...)", thrown);
        }
    }

    @Override
    public FloatTiles sample(double[] theta, int draw) {
        return draw < innerSteps ? support : query;
    }

    @Override
    public void gradient(double[] theta, FloatTiles data, double[] gradient) {
        long start = System.nanoTime();
        loss.gradient(theta, data, gradient);
        derivatives.addGradient();
        clock.add(data == query ? Phase.OUTER : Phase.INNER, start, loss.helped());
    }

    @Override
    public void linearise(double[] theta, FloatTiles data, double[] gradient) {
        linearise(theta, data, 0, theta.length, gradient);
    }

    @Override
    public void linearise(double[] theta, FloatTiles data, int from, int to, double[] gradient) {
        long start = System.nanoTime();
        loss.linearise(theta, data, from, to, gradient);
        derivatives.addGradient();
        clock.add(Phase.INNER, start, loss.helped());
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, FloatTiles data, double[] v, double[] product) {
        hessianVectorProduct(theta, data, 0, theta.length, v, product);
    }

    @Override
    public void hessianVectorProduct(
            double[] theta, FloatTiles data, int from, int to, double[] v, double[] product) {
        long start = System.nanoTime();
        loss.hessianVectorProduct(theta, data, from, to, v, product);
        derivatives.addProduct();
        clock.add(Phase.OUTER, start, loss.helped());
    }

    @Override
    public void fisherVectorProduct(double[] theta, FloatTiles data, double[] v, double[] product) {
        long start = System.nanoTime();
        requireOutputs().fisherVectorProduct(theta, data, v, product);
        derivatives.addProduct();
        clock.add(Phase.INNER, start, outputs.helped());
    }

    @Override
    public void divergenceGradient(
            double[] theta, double[] target, FloatTiles data, double[] gradient) {
        long start = System.nanoTime();
        requireOutputs().gradient(theta, target, data, gradient);
        derivatives.addGradient();
        clock.add(Phase.OUTER, start, outputs.helped());
    }

    private TiledDivergence requireOutputs() {
        if (outputs == null) {
            throw new UnsupportedOperationException(
                    "problem "
                            + problem.name()
                            + ": what is predicted has no distribution; a cross-entropy or squared error without context wanted");
        }
        return outputs;
    }

    /** What is learnt from, whatever is reported. */
    @Override
    public double value(double[] theta, FloatTiles data) {
        long start = System.nanoTime();
        double value = loss.value(theta, data);
        clock.add(data == query ? Phase.OUTER : Phase.INNER, start, loss.helped());
        return value;
    }

    @Override
    public void noise(int number, double[] to) {
        TaskWorker.noise(stream, number, to);
    }

    /** The problem's score on the examples of the outer loss, whatever the draw. */
    @Override
    public double score(double[] theta, int draw) {
        return measure.of(theta, query);
    }

    /** The number of examples drawn since construction. */
    @Override
    public long steps() {
        return examples;
    }

    @Override
    public PhaseClock clock() {
        return clock;
    }

    @Override
    public DerivativeCount derivatives() {
        return derivatives;
    }
}
