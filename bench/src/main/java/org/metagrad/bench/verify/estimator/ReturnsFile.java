package org.metagrad.bench.verify.estimator;

import java.util.Locale;
import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.advantage.Advantages;

/** Discounted returns and generalised advantage estimates, case by case. */
final class ReturnsFile {
    private static final int MOST = 100_000;

    private final TensorFile file;
    private final Wanted wanted;

    ReturnsFile(TensorFile file, Wanted wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    void run() {
        int cases = FolderCheck.whole(file, "n_cases", 1, MOST);
        for (int c = 0; c < cases; c++) {
            String prefix = String.format(Locale.ROOT, "c%02d.", c);
            wanted.guard(prefix + "advantage", () -> one(prefix));
        }
    }

    private void one(String prefix) {
        wanted.known(prefix + "(pattern|gamma|lambda|reward|value|done|last_value)");
        wanted.known(prefix + "(truncated|value_of_final_observation_where_truncated)");
        int n = file.doubles(prefix + "reward").length;
        double[] reward = FolderCheck.numbers(file, prefix + "reward", n);
        double[] value = FolderCheck.numbers(file, prefix + "value", n);
        boolean[] done = flags(prefix + "done", n);
        boolean[] never = new boolean[n];
        double gamma = FolderCheck.numbers(file, prefix + "gamma")[0];
        double lambda = FolderCheck.numbers(file, prefix + "lambda")[0];
        double last = FolderCheck.numbers(file, prefix + "last_value")[0];
        RecordedEpisodes whole = new RecordedEpisodes(reward, done, never, null, last);
        wanted.require(prefix + "advantage", n);
        wanted.require(prefix + "lambda_return", n);
        if (wanted.has(prefix + "advantage") || wanted.has(prefix + "lambda_return")) {
            Advantages estimate = whole.estimate(value, gamma, lambda);
            compare(prefix + "advantage", whole.inOrder(estimate.advantages()));
            compare(prefix + "lambda_return", whole.inOrder(estimate.valueTargets()));
        }
        wanted.require(prefix + "discounted_return_bootstrapped", n);
        if (wanted.has(prefix + "discounted_return_bootstrapped")) {
            Advantages estimate = whole.estimate(new double[n], gamma, 1);
            double[] returns = whole.inOrder(estimate.valueTargets());
            compare(prefix + "discounted_return_bootstrapped", returns);
        }
        wanted.require(prefix + "discounted_return_no_bootstrap", n);
        if (wanted.has(prefix + "discounted_return_no_bootstrap")) {
            compare(prefix + "discounted_return_no_bootstrap", whole.discountedReturns(gamma));
        }
        if (file.has(prefix + "truncated")) {
            wanted.require(prefix + "advantage_with_truncation_bootstrap", n);
            boolean[] truncated = flags(prefix + "truncated", n);
            double[] finals =
                    FolderCheck.numbers(
                            file, prefix + "value_of_final_observation_where_truncated", n);
            RecordedEpisodes cut = new RecordedEpisodes(reward, done, truncated, finals, last);
            double[] advantages = cut.inOrder(cut.estimate(value, gamma, lambda).advantages());
            compare(prefix + "advantage_with_truncation_bootstrap", advantages);
        }
    }

    private boolean[] flags(String name, int n) {
        FolderCheck.numbers(file, name, n);
        int[] values = file.ints(name);
        boolean[] flags = new boolean[n];
        for (int i = 0; i < n; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw file.error(
                        name,
                        String.format(
                                Locale.ROOT,
                                "'%s' value %d is %d, 0 or 1 wanted",
                                name,
                                i,
                                values[i]));
            }
            flags[i] = values[i] == 1;
        }
        return flags;
    }

    private void compare(String name, double[] got) {
        wanted.compare(name, Engine.REFERENCE, got, RlMathFolder.DOUBLE);
    }
}
