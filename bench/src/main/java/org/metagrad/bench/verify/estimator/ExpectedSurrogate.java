package org.metagrad.bench.verify.estimator;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.BatchLoss;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.fixtures.EnumeratedExpectation;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/** Expected derivatives of a surrogate over all trajectories of a process. */
public final class ExpectedSurrogate {
    private final EnumeratedExpectation expectation;
    private final Surrogate surrogate;
    private final BatchLoss loss;

    /**
     * The expectation of a surrogate, planned in double.
     *
     * @param mdp whose trajectories are enumerated
     * @param surrogate the surrogate
     * @param credit of each step
     */
    public ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit) {
        this(mdp, surrogate, credit, Engine.DOUBLE);
    }

    ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit, Engine engine) {
        this.surrogate = surrogate;
        expectation = new EnumeratedExpectation(mdp, credit);
        Mlp linear = new Mlp(List.of(mdp.states(), mdp.actions()), Mlp.Activation.IDENTITY);
        CategoricalPolicy policy = new CategoricalPolicy(linear);
        loss = new BatchLoss(new PolicyLoss(policy, surrogate, 0), engine);
    }

    /**
     * {@return the expected gradient of the gain, [S, A]}
     *
     * @param theta logits, {@code [S, A]}. Not modified.
     */
    public double[] gradient(double[] theta) {
        return expectation.gradient(theta, (at, batch) -> loss.gradient(at, of(batch)));
    }

    /**
     * {@return the expected Hessian of the gain, [S A, S A]}
     *
     * @param theta logits, {@code [S, A]}. Not modified.
     */
    public double[] hessian(double[] theta) {
        return expectation.hessian(theta, (at, batch, v) -> loss.product(at, of(batch), v));
    }

    private Batch of(EnumeratedExpectation.Batch batch) {
        List<double[]> data =
                new ArrayList<>(List.of(batch.states(), batch.actions(), batch.weights()));
        if (surrogate.alongEpisodes()) {
            data.add(batch.follows());
        }
        return new Batch(batch.columns(), data);
    }
}
