package org.metagrad.meta.check;

import java.util.ArrayList;
import java.util.List;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Loss;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.fixtures.EnumeratedExpectation;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.meta.objective.PolicyLoss;
import org.metagrad.meta.objective.Surrogate;

/** Expected derivatives of a surrogate over all trajectories of a process. */
public record ExpectedSurrogate(EnumeratedMdp mdp, Surrogate surrogate, Credit credit) {

    /** The usual credit: for DICE the reward of the step, for the others the return to go. */
    public static ExpectedSurrogate of(EnumeratedMdp mdp, Surrogate surrogate) {
        return new ExpectedSurrogate(
                mdp,
                surrogate,
                surrogate == Surrogate.DICE ? Credit.reward(mdp) : Credit.returnToGo(mdp));
    }

    /** The surrogate with a baseline taken off. */
    public ExpectedSurrogate minus(Credit baseline) {
        return new ExpectedSurrogate(
                mdp, surrogate, (s, a, t) -> credit.of(s, a, t) - baseline.of(s, a, t));
    }

    /** The expected gradient of the gain, [S, A]. */
    public double[] gradient(double[] theta) {
        return new EnumeratedExpectation(mdp, credit)
                .gradient(theta, (at, batch) -> of(batch).gradient(Arithmetic.DOUBLE, at));
    }

    /** The expected Hessian of the gain, [S A, S A]. */
    public double[] hessian(double[] theta) {
        return new EnumeratedExpectation(mdp, credit)
                .hessian(theta, (at, batch, v) -> of(batch).product(Arithmetic.DOUBLE, at, v));
    }

    private Batch of(EnumeratedExpectation.Batch batch) {
        List<double[]> data =
                new ArrayList<>(List.of(batch.states(), batch.actions(), batch.weights()));
        if (surrogate.alongEpisodes()) {
            data.add(batch.follows());
        }
        Mlp linear = new Mlp(List.of(mdp.states(), mdp.actions()), Mlp.Activation.IDENTITY);
        Loss loss = new PolicyLoss(new CategoricalPolicy(linear), surrogate, 0);
        return new Batch(loss, data);
    }
}
