package org.metagrad.bench.verify.sinusoid;

import java.nio.file.Path;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Report;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;

/** {@code sinusoid/}: a few iterations of meta-training on sinusoid regression, made by PyTorch. */
public final class SinusoidFolder implements FolderCheck {
    /** The check, which keeps nothing between folders. */
    public SinusoidFolder() {}

    @Override
    public String folder() {
        return "sinusoid";
    }

    /** Traces are compared; learning curves depend on random draws and are not. */
    @Override
    public void run(Path folder, Report report) {
        boolean found = false;
        for (Path path : FolderCheck.files(folder, report)) {
            if (path.getFileName().toString().startsWith("trace")) {
                found = true;
                report.guard(FolderCheck.name(path), path, () -> trace(path, report));
            } else {
                report.skip(FolderCheck.name(path));
            }
        }
        if (!found) {
            throw new IllegalArgumentException(folder + ":1: has no trace.csv");
        }
    }

    private static void trace(Path path, Report report) {
        TensorFile file = TensorFile.read(path);
        Wanted wanted = new Wanted(path, file, report);
        wanted.requireWhole();
        wanted.known("what|K|meta_batch|iterations|inner_lr|meta_lr|theta0");
        wanted.known("it\\d+\\.(x|amplitude|phase)");
        new SinusoidTrace(SinusoidCase.of(file), wanted).run();
        wanted.skipUnknown();
    }
}
