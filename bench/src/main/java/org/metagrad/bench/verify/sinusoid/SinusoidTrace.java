package org.metagrad.bench.verify.sinusoid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.metagrad.autodiff.optimiser.Adam;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.sinusoid.SinusoidCase.Points;
import org.metagrad.bench.verify.torch.FileTask;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.Reptile;

/** Meta-training with Adam on the recorded tasks, iteration by iteration. */
final class SinusoidTrace {
    /** Adam divides by roots, so rounding grows with the iterations. */
    private static final double DOUBLE = 1e-9;

    /** A hundred times the largest error over the recorded trace, 2e-7. */
    private static final double FLOAT = 2e-5;

    private static final int MOST_STEPS = 1000;
    private static final Pattern METHOD =
            Pattern.compile("((maml|fomaml|reptile_adam)_steps(\\d{1,9}))\\..*");

    private final SinusoidCase sinusoid;
    private final TensorFile file;
    private final Wanted wanted;

    SinusoidTrace(SinusoidCase sinusoid, Wanted wanted) {
        this.sinusoid = sinusoid;
        this.file = sinusoid.file();
        this.wanted = wanted;
    }

    void run() {
        List<List<Points>> tasks = new ArrayList<>();
        for (int i = 0; i < sinusoid.iterations(); i++) {
            tasks.add(sinusoid.tasks(i));
            targets(i);
        }
        TreeSet<String> methods = new TreeSet<>();
        for (String name : file.names()) {
            Matcher matcher = METHOD.matcher(name);
            if (matcher.matches()) {
                methods.add(matcher.group(1));
            }
        }
        if (methods.isEmpty()) {
            throw new IllegalArgumentException("the file has no results (maml_steps1.theta_final)");
        }
        for (String method : methods) {
            read(method);
            for (Engine engine : wanted.engines()) {
                train(method, engine, tasks);
            }
        }
    }

    /** {@code y = A sin(x - phase)}. */
    private void targets(int iteration) {
        String name = "it" + iteration;
        int tasks = sinusoid.tasks();
        int columns = 2 * sinusoid.support();
        wanted.require(name + ".y", tasks, columns);
        double[] amplitude = FolderCheck.numbers(file, name + ".amplitude", tasks);
        double[] phase = FolderCheck.numbers(file, name + ".phase", tasks);
        double[] y = FolderCheck.numbers(file, name + ".x", tasks, columns);
        for (int i = 0; i < y.length; i++) {
            int t = i / columns;
            y[i] = amplitude[t] * StrictMath.sin(y[i] - phase[t]);
        }
        wanted.compare(name + ".y", Engine.REFERENCE, y, DOUBLE);
    }

    private void read(String method) {
        int iterations = sinusoid.iterations();
        int parameters = sinusoid.theta().length;
        wanted.require(method + ".theta_final", parameters);
        wanted.require(method + ".meta_grad_norm", iterations);
        wanted.require(method + ".query_mse_before_adaptation", iterations, sinusoid.tasks());
        wanted.require(method + ".mse_after_adaptation", iterations, sinusoid.tasks());
        wanted.require(method + ".meta_grad_it0", parameters);
        for (int i = 1; i < iterations; i++) {
            wanted.read(method + ".meta_grad_it" + i, parameters);
        }
    }

    private MetaLearner learner(String method) {
        Matcher matcher = METHOD.matcher(method + ".");
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no method " + method);
        }
        int steps = Integer.parseInt(matcher.group(3));
        if (steps > MOST_STEPS) {
            throw file.error(
                    method + ".theta_final",
                    String.format(
                            Locale.ROOT,
                            "'%s': at most %d inner steps wanted",
                            method,
                            MOST_STEPS));
        }
        return switch (matcher.group(2)) {
            case "maml" -> new Maml(steps, sinusoid.innerRate());
            case "fomaml" -> new Fomaml(steps, sinusoid.innerRate());
            default -> new Reptile(steps, sinusoid.innerRate());
        };
    }

    private void train(String method, Engine engine, List<List<Points>> tasks) {
        MetaLearner learner = learner(method);
        double tolerance = engine.tolerance(DOUBLE, FLOAT);
        double[] theta = sinusoid.theta().clone();
        Adam adam = new Adam(theta.length, sinusoid.metaRate());
        BatchLoss loss = new BatchLoss(sinusoid.loss(), engine);
        double[] norms = new double[tasks.size()];
        double[] before = new double[tasks.size() * sinusoid.tasks()];
        double[] after = before.clone();
        for (int i = 0; i < tasks.size(); i++) {
            double[] mean = new double[theta.length];
            MetaGradient room = learner.room(theta.length);
            for (int t = 0; t < sinusoid.tasks(); t++) {
                Points points = tasks.get(i).get(t);
                learner.metaGradient(task(learner, loss, points), theta, room);
                int at = i * sinusoid.tasks() + t;
                before[at] = loss.value(theta, points.query());
                Batch reported = learner instanceof Reptile ? points.all() : points.query();
                after[at] = loss.value(room.iterate(learner.innerSteps()), reported);
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += room.gradient()[j] / (sinusoid.tasks() * scale(learner));
                }
            }
            norms[i] = Math.sqrt(Arrays.stream(mean).map(g -> g * g).sum());
            wanted.compare(method + ".meta_grad_it" + i, engine, mean, tolerance);
            adam.step(theta, mean);
        }
        wanted.compare(method + ".query_mse_before_adaptation", engine, before, tolerance);
        wanted.compare(method + ".mse_after_adaptation", engine, after, tolerance);
        wanted.compare(method + ".meta_grad_norm", engine, norms, tolerance);
        wanted.compare(method + ".theta_final", engine, theta, tolerance);
    }

    /** Reptile adapts to all points; the others have points apart for the outer loss. */
    private static FileTask task(MetaLearner learner, BatchLoss loss, Points points) {
        Batch inner = learner instanceof Reptile ? points.all() : points.support();
        return new FileTask(loss, List.of(inner), points.query(), learner.innerSteps());
    }

    /** Adam is given Reptile's direction as a mean gradient, divided by {@code k alpha}. */
    private static double scale(MetaLearner learner) {
        return learner instanceof Reptile reptile
                ? reptile.innerSteps() * reptile.optimiser().alpha()
                : 1;
    }
}
