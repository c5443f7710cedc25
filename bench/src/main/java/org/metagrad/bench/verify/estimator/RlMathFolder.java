package org.metagrad.bench.verify.estimator;

import java.nio.file.Path;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/**
 * {@code rl_math/}: returns and advantages, optimisers, the linear baseline and natural-gradient
 * steps. What a file is about is told by what is in it.
 */
public final class RlMathFolder implements FolderCheck {
    /** Relative to the norm of the vector. */
    static final double DOUBLE = 1e-10;

    /** The check, which keeps nothing between folders. */
    public RlMathFolder() {}

    @Override
    public String folder() {
        return "rl_math";
    }

    @Override
    public void run(Path folder, Report report) {
        for (Path path : FolderCheck.files(folder, report)) {
            report.guard(FolderCheck.name(path), path, () -> file(path, report));
        }
    }

    private static void file(Path path, Report report) {
        TensorFile file = TensorFile.read(path);
        Wanted wanted = new Wanted(path, file, report);
        wanted.requireWhole();
        wanted.known("what|torch|n_cases|n_params");
        if (file.has("n_cases") || file.has("c00.reward")) {
            new ReturnsFile(file, wanted).run();
        } else if (file.has("grads") || file.has("theta0")) {
            new OptimiserFile(file, wanted).run();
        } else if (file.has("observations_T_B_D")) {
            new BaselineFile(file, wanted).run();
        } else if (file.has("gradient_of_surrogate") || file.has("old_log_prob")) {
            new TrustRegionFile(file, wanted).run();
        } else {
            report.skip(FolderCheck.name(path));
            return;
        }
        wanted.skipUnknown();
    }
}
