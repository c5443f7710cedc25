package org.metagrad.bench.verify.torch;

import java.util.List;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.torch.TorchCase.Recorded;
import org.metagrad.bench.verify.torch.TorchLearners.Epoch;
import org.metagrad.meta.learner.Cavia;

/** CAVIA on recorded tasks, for each number of inner steps that the file has. */
final class TorchContext {
    private final TorchCase torch;
    private final Wanted wanted;
    private final TorchLearners learners;

    TorchContext(TorchCase torch, Wanted wanted) {
        this.torch = torch;
        this.wanted = wanted;
        learners = new TorchLearners(torch, wanted);
    }

    void run() {
        List<Recorded> tasks = torch.tasks();
        double alpha = torch.numbers("inner_lr")[0];
        int parameters = torch.theta().length;
        var numbers = TorchFolder.steps(torch.file(), "K");
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("the file has no results (K1.cavia)");
        }
        for (int k : numbers) {
            String start = "K" + k + ".";
            wanted.require(start + "phi", tasks.size(), torch.context());
            wanted.require(start + "outer_loss", tasks.size());
            wanted.require(start + "cavia", parameters);
            wanted.require(start + "cavia_first_order", parameters);
            for (Engine engine : wanted.engines()) {
                Cavia cavia = new Cavia(k, alpha, torch.context(), true);
                Epoch epoch = learners.epoch(engine, cavia, tasks, torch.theta());
                learners.compare(start + "phi", engine, contexts(epoch));
                learners.compare(start + "outer_loss", engine, epoch.outerLosses());
                learners.compare(start + "cavia", engine, epoch.gradient());
                Cavia first = new Cavia(k, alpha, torch.context(), false);
                learners.compare(
                        start + "cavia_first_order",
                        engine,
                        learners.epoch(engine, first, tasks, torch.theta()).gradient());
            }
        }
    }

    /** The adapted contexts, a row for each task. */
    private double[] contexts(Epoch epoch) {
        int context = torch.context();
        double[] phi = new double[epoch.adapted().length * context];
        for (int t = 0; t < epoch.adapted().length; t++) {
            System.arraycopy(epoch.adapted()[t], torch.theta().length, phi, t * context, context);
        }
        return phi;
    }
}
