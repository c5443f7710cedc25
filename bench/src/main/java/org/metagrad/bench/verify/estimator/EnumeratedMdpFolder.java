package org.metagrad.bench.verify.estimator;

import java.nio.file.Path;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/**
 * {@code enumerated_mdp/}: expected gradients and Hessians of the surrogates over all trajectories
 * of small Markov decision processes.
 */
public final class EnumeratedMdpFolder implements FolderCheck {
    private static final int MOST_TASKS = 10_000;

    /** The check, which keeps nothing between folders. */
    public EnumeratedMdpFolder() {}

    @Override
    public String folder() {
        return "enumerated_mdp";
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
        wanted.known("what|S|A|T|gamma|start|alpha|theta|n_tasks|task\\d+\\.[PR]");
        int tasks = 0;
        while (tasks < MOST_TASKS && file.has("task" + tasks + ".P")) {
            String task = "task" + tasks++;
            wanted.guard(task, () -> new MdpTask(file, task, wanted).run());
        }
        if (tasks == 0) {
            throw new IllegalArgumentException("the file has no task (task0.P)");
        }
        wanted.skipUnknown();
    }
}
