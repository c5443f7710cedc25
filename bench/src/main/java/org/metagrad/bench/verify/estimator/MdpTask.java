package org.metagrad.bench.verify.estimator;

import java.util.Arrays;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.bench.verify.torch.TorchFolder;
import org.metagrad.fixtures.EnumeratedExpectation.Credit;
import org.metagrad.fixtures.EnumeratedMdp;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.objective.Surrogate;

/** One process of a file: its return, and the expected derivatives of every surrogate. */
final class MdpTask {
    private static final Surrogate LOADED_1 = new Surrogate.Loaded(1, 1);
    private static final Surrogate LOADED_0 = new Surrogate.Loaded(0, 1);

    private final EnumeratedMdp mdp;
    private final String prefix;
    private final Wanted wanted;
    private final double[] theta;
    private final double alpha;

    MdpTask(TensorFile file, String task, Wanted wanted) {
        this.mdp = EnumeratedMdp.of(file, task);
        this.prefix = task + ".";
        this.wanted = wanted;
        theta = FolderCheck.numbers(file, "theta", mdp.states() * mdp.actions());
        alpha = file.has("alpha") ? FolderCheck.numbers(file, "alpha")[0] : Double.NaN;
    }

    void run() {
        int p = theta.length;
        wanted.require(prefix + "J");
        wanted.require(prefix + "grad", p);
        wanted.require(prefix + "hessian", p, p);
        if (!Double.isNaN(alpha)) {
            wanted.require(prefix + "J_adapted");
            wanted.require(prefix + "meta_grad", p);
            wanted.require(prefix + "fomaml", p);
        }
        wanted.require(prefix + "expected_logprob_hessian_returns_to_go", p, p);
        wanted.require(prefix + "expected_logprob_hessian_true_advantage", p, p);
        wanted.require(prefix + "expected_lvc_hessian", p, p);
        compare("J", Engine.REFERENCE, "", mdp.expectedReturn(theta));
        for (Engine engine : Engine.values()) {
            gradients(engine);
            hessians(engine);
            adapted(engine);
        }
    }

    private ExpectedSurrogate expected(Surrogate surrogate, Engine engine) {
        Credit credit = surrogate == Surrogate.DICE ? Credit.reward(mdp) : Credit.returnToGo(mdp);
        return new ExpectedSurrogate(mdp, surrogate, credit, engine);
    }

    private void gradients(Engine engine) {
        for (Surrogate surrogate :
                new Surrogate[] {
                    Surrogate.LOGPROB, Surrogate.LVC, Surrogate.DICE, LOADED_1, LOADED_0
                }) {
            double[] got = expected(surrogate, engine).gradient(theta);
            compare("grad", engine, "/" + surrogate.name(), got);
        }
    }

    private void hessians(Engine engine) {
        for (Surrogate surrogate : new Surrogate[] {Surrogate.DICE, LOADED_1}) {
            double[] got = expected(surrogate, engine).hessian(theta);
            compare("hessian", engine, "/" + surrogate.name(), got);
        }
        double[] lvc = expected(Surrogate.LVC, engine).hessian(theta);
        compare("expected_lvc_hessian", engine, "/lvc", lvc);
        double[] loaded = expected(LOADED_0, engine).hessian(theta);
        compare("expected_lvc_hessian", engine, "/" + LOADED_0.name(), loaded);
        double[] logprob = expected(Surrogate.LOGPROB, engine).hessian(theta);
        compare("expected_logprob_hessian_returns_to_go", engine, "", logprob);
        double[][] values = mdp.values(theta);
        Credit advantage = (s, a, t) -> mdp.quality(values, t, s[t], a[t]) - values[t][s[t]];
        double[] blind =
                new ExpectedSurrogate(mdp, Surrogate.LOGPROB, advantage, engine).hessian(theta);
        // It is 0: what is left is to be small beside the other Hessians.
        wanted.compare(
                prefix + "expected_logprob_hessian_true_advantage",
                engine.suffix(),
                blind,
                Math.max(norm(logprob), engine.smallestNorm()),
                tolerance(engine));
    }

    /** One step uphill, and the derivative of the return after it: {@code (I + alpha H) v}. */
    private void adapted(Engine engine) {
        if (Double.isNaN(alpha)) {
            return;
        }
        ExpectedSurrogate loaded = expected(LOADED_1, engine);
        double[] there = loaded.gradient(theta);
        for (int i = 0; i < theta.length; i++) {
            there[i] = theta[i] + alpha * there[i];
        }
        compare("J_adapted", engine, "", mdp.expectedReturn(there));
        double[] v = loaded.gradient(there);
        compare("fomaml", engine, "", v);
        double[] hessian = loaded.hessian(theta);
        double[] meta = v.clone();
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                meta[i] += alpha * hessian[i * v.length + j] * v[j];
            }
        }
        compare("meta_grad", engine, "", meta);
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }

    private static double tolerance(Engine engine) {
        return engine.tolerance(RlMathFolder.DOUBLE, TorchFolder.FLOAT);
    }

    private void compare(String name, Engine engine, String way, double... got) {
        wanted.compare(
                prefix + name,
                way + engine.suffix(),
                got,
                engine.smallestNorm(),
                tolerance(engine));
    }
}
