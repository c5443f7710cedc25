package org.metagrad.bench.verify.torch;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.torch.TorchCase.Recorded;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.learner.Anil;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;
import org.metagrad.meta.learner.MetaGradient;
import org.metagrad.meta.learner.MetaLearner;
import org.metagrad.meta.learner.MetaSgd;
import org.metagrad.meta.learner.Reptile;
import org.metagrad.meta.update.MeanMetaGradient;

/** The learners on recorded tasks, for each number of inner steps that the file has. */
final class TorchLearners {
    private static final String REPTILE = "reptile_theta_minus_mean_adapted";

    private final TorchCase torch;
    private final TensorFile file;
    private final Wanted wanted;
    private final int parameters;

    TorchLearners(TorchCase torch, Wanted wanted) {
        this.torch = torch;
        this.file = torch.file();
        this.wanted = wanted;
        this.parameters = torch.theta().length;
    }

    /** What a learner's epoch over the recorded tasks gives. */
    record Epoch(double[][] adapted, double[] outerLosses, double[] gradient) {}

    void run() {
        if (file.names().stream()
                .noneMatch(name -> name.matches("inner_lr|n_tasks|(task|K|directed).*"))) {
            return;
        }
        List<Recorded> tasks = torch.tasks();
        double alpha = torch.numbers("inner_lr")[0];
        boolean directed = file.names().stream().anyMatch(name -> name.startsWith("directed."));
        var numbers = TorchFolder.steps(file, "K");
        if (numbers.isEmpty() && !directed) {
            throw new IllegalArgumentException("the file has tasks and no results (K1.maml)");
        }
        for (int k : numbers) {
            read("K" + k + ".", tasks.size());
            for (Engine engine : wanted.engines()) {
                steps(engine, tasks, k, alpha);
            }
        }
        requireLast(numbers);
        if (directed) {
            new TorchDirected(torch, wanted, this).run(tasks, alpha);
        }
    }

    private void read(String k, int tasks) {
        wanted.require(k + "outer_loss", tasks);
        wanted.require(k + "maml", parameters);
        wanted.require(k + "fomaml", parameters);
        wanted.read(k + REPTILE, parameters);
        int recorded = tasks;
        while (recorded > 1 && !file.has(k + "task" + (recorded - 1) + ".adapted")) {
            recorded--;
        }
        for (int t = 0; t < recorded; t++) {
            wanted.require(k + "task" + t + ".adapted", parameters);
        }
        if (wanted.any(
                k + "metasgd_outer_loss", k + "metasgd_grad_theta", k + "metasgd_grad_alpha")) {
            wanted.require(k + "metasgd_outer_loss", tasks);
            wanted.require(k + "metasgd_grad_theta", parameters);
            wanted.require(k + "metasgd_grad_alpha", parameters);
            stepSizes();
        }
        if (wanted.any(k + "anil_outer_loss", k + "anil")) {
            wanted.require(k + "anil_outer_loss", tasks);
            wanted.require(k + "anil", parameters);
        }
    }

    /** A file that is cut off lacks, of the most steps, what it has of all others. */
    private void requireLast(TreeSet<Integer> numbers) {
        if (numbers.size() < 2) {
            return;
        }
        Set<String> everywhere = results(numbers.first());
        for (int k : numbers.headSet(numbers.last())) {
            everywhere.retainAll(results(k));
        }
        everywhere.removeAll(results(numbers.last()));
        for (String missing : everywhere) {
            wanted.requireThere("K" + numbers.last() + "." + missing);
        }
    }

    /** The names of the results of so many inner steps. */
    private Set<String> results(int k) {
        String start = "K" + k + ".";
        return file.names().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Meta-SGD's step sizes; null, after one failed check, if they cannot be read. */
    double[] stepSizes() {
        if (!wanted.has("metasgd_alpha")) {
            wanted.require("metasgd_alpha", parameters);
        }
        return wanted.get("metasgd_alpha");
    }

    private void steps(Engine engine, List<Recorded> tasks, int steps, double alpha) {
        String k = "K" + steps + ".";
        double[] theta = torch.theta();
        Epoch maml = epoch(engine, new Maml(steps, alpha), tasks, theta);
        for (int t = 0; t < tasks.size(); t++) {
            compare(k + "task" + t + ".adapted", engine, maml.adapted()[t]);
        }
        compare(k + "outer_loss", engine, maml.outerLosses());
        compare(k + "maml", engine, maml.gradient());
        Epoch fomaml = epoch(engine, new Fomaml(steps, alpha), tasks, theta);
        compare(k + "fomaml", engine, fomaml.gradient());
        if (wanted.has(k + REPTILE)) {
            compare(k + REPTILE, engine, reptile(engine, tasks, steps, alpha, maml));
        }
        if (wanted.any(k + "metasgd_outer_loss") && stepSizes() != null) {
            Epoch sgd = metaSgd(engine, tasks, steps, theta);
            compare(k + "metasgd_outer_loss", engine, sgd.outerLosses());
            compare(k + "metasgd_grad_theta", engine, Arrays.copyOf(sgd.gradient(), parameters));
            compare(
                    k + "metasgd_grad_alpha",
                    engine,
                    Arrays.copyOfRange(sgd.gradient(), parameters, 2 * parameters));
        }
        if (wanted.any(k + "anil_outer_loss", k + "anil")) {
            Anil learner = Anil.of(torch.network(), steps, alpha);
            Epoch anil = epoch(engine, learner, tasks, theta);
            compare(k + "anil_outer_loss", engine, anil.outerLosses());
            compare(k + "anil", engine, anil.gradient());
        }
    }

    Epoch metaSgd(Engine engine, List<Recorded> tasks, int steps, double[] theta) {
        double[] both = Arrays.copyOf(theta, 2 * parameters);
        System.arraycopy(stepSizes(), 0, both, parameters, parameters);
        return epoch(engine, new MetaSgd(steps, true), tasks, both);
    }

    /** One step leads where MAML's does; Reptile as a learner begins at two. */
    private double[] reptile(
            Engine engine, List<Recorded> tasks, int steps, double alpha, Epoch maml) {
        if (steps > 1) {
            return epoch(engine, new Reptile(steps, alpha), tasks, torch.theta()).gradient();
        }
        double[] mean = torch.theta().clone();
        for (double[] adapted : maml.adapted()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] -= adapted[i] / maml.adapted().length;
            }
        }
        return mean;
    }

    /** The mean over the tasks of what a learner gives at {@code theta}. */
    Epoch epoch(Engine engine, MetaLearner learner, List<Recorded> tasks, double[] theta) {
        BatchLoss loss = new BatchLoss(torch.taskLoss(), engine);
        int length = parameters + torch.context();
        double[][] adapted = new double[tasks.size()][];
        double[] outerLosses = new double[tasks.size()];
        MetaGradient[] gradients = new MetaGradient[tasks.size()];
        MeanMetaGradient mean = new MeanMetaGradient(learner.metaParameters(length));
        for (int t = 0; t < tasks.size(); t++) {
            Recorded task = tasks.get(t);
            MetaGradient room = learner.room(length);
            gradients[t] = room;
            learner.metaGradient(task.task(loss, learner.innerSteps()), theta, room);
            adapted[t] = room.iterate(learner.innerSteps()).clone();
            outerLosses[t] = loss.value(adapted[t], task.outer());
        }
        mean.average(gradients);
        return new Epoch(adapted, outerLosses, mean.values());
    }

    /** {@code theta} after the step of {@code directed} on the medium batch. */
    double[] mediumStep(Engine engine, Directed directed, Batch medium) {
        double[] theta = torch.theta().clone();
        BatchLoss loss = new BatchLoss(torch.loss(), engine);
        FileTask task =
                new FileTask(loss, List.of(medium), medium, directed.learner().innerSteps());
        directed.mediumStep(task, theta, directed.learner().room(parameters));
        return theta;
    }

    void compare(String name, Engine engine, double[] got) {
        wanted.compare(name, engine, got, engine.tolerance(TorchFolder.DOUBLE, TorchFolder.FLOAT));
    }
}
