package org.metagrad.bench.verify.torch;

import java.util.Arrays;
import java.util.List;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.torch.TorchCase.Recorded;
import org.metagrad.meta.learner.Directed;
import org.metagrad.meta.learner.Fomaml;
import org.metagrad.meta.learner.Maml;

/** The step on a medium task and the learners from there. */
final class TorchDirected {
    private static final String START = "directed.";

    private final TorchCase torch;
    private final Wanted wanted;
    private final TorchLearners learners;

    TorchDirected(TorchCase torch, Wanted wanted, TorchLearners learners) {
        this.torch = torch;
        this.wanted = wanted;
        this.learners = learners;
    }

    void run(List<Recorded> tasks, double alpha) {
        Batch medium = torch.batch(START + "medium");
        int parameters = torch.theta().length;
        wanted.known("directed\\.(meta_)?lr");
        double eta = torch.numbers(START + "lr")[0];
        double beta = torch.numbers(START + "meta_lr")[0];
        wanted.require(START + "theta_after_medium_step", parameters);
        wanted.require(START + "maml_K1_grad", parameters);
        for (int k : TorchFolder.steps(torch.file(), START)) {
            String steps = "_K" + k + "_";
            wanted.require(START + "maml" + steps + "grad", parameters);
            wanted.require(START + "maml" + steps + "theta_new", parameters);
            if (k == 1) {
                wanted.require(START + "fomaml" + steps + "grad", parameters);
            } else {
                wanted.read(START + "fomaml" + steps + "grad", parameters);
            }
            String metaSgd = START + "metasgd" + steps + "grad_";
            if (k == 1 && wanted.any("metasgd_alpha")
                    || wanted.any(metaSgd + "theta", metaSgd + "alpha")) {
                wanted.require(metaSgd + "theta", parameters);
                wanted.require(metaSgd + "alpha", parameters);
                learners.stepSizes();
            }
            for (Engine engine : wanted.engines()) {
                compare(engine, tasks, new Maml(k, alpha), eta, medium, beta);
            }
        }
    }

    private void compare(
            Engine engine, List<Recorded> tasks, Maml maml, double eta, Batch medium, double beta) {
        int parameters = torch.theta().length;
        int k = maml.innerSteps();
        String steps = "_K" + k + "_";
        double[] theta = learners.mediumStep(engine, new Directed(maml, eta), medium);
        if (k == 1) {
            learners.compare(START + "theta_after_medium_step", engine, theta);
        }
        double[] gradient = learners.epoch(engine, maml, tasks, theta).gradient();
        learners.compare(START + "maml" + steps + "grad", engine, gradient);
        double[] next = theta.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] -= beta * gradient[i];
        }
        learners.compare(START + "maml" + steps + "theta_new", engine, next);
        learners.compare(
                START + "fomaml" + steps + "grad",
                engine,
                learners.epoch(engine, new Fomaml(k, maml.optimiser(), 0), tasks, theta)
                        .gradient());
        String metaSgd = START + "metasgd" + steps + "grad_";
        if (wanted.has(metaSgd + "theta") && learners.stepSizes() != null) {
            double[] both = learners.metaSgd(engine, tasks, k, theta).gradient();
            learners.compare(metaSgd + "theta", engine, Arrays.copyOf(both, parameters));
            learners.compare(
                    metaSgd + "alpha",
                    engine,
                    Arrays.copyOfRange(both, parameters, 2 * parameters));
        }
    }
}
