package org.metagrad.kernels;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.metagrad.kernels.scalar.ScalarKernels;

/**
 * Chooses the kernels once. No class that mentions the vector module is initialised before the
 * module is known to be there, so every "no" ends in one warning and the scalar twin.
 */
final class KernelLookup {
    static final Kernels BEST = choose();

    private KernelLookup() {}

    private static Kernels choose() {
        String reason;
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            reason = "the vector module is absent; pass --add-modules jdk.incubator.vector";
        } else if (!OptimisingCompiler.present()) {
            // Without C2 every vector operation allocates: measured 12 to 100 times slower.
            reason = "the C2 compiler is switched off, and without it vectors are slower";
        } else {
            try {
                return org.metagrad.kernels.vector.VectorKernels.create();
            } catch (LinkageError | UnsupportedOperationException e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        Logger logger = System.getLogger("org.metagrad.kernels");
        logger.log(Level.WARNING, "metagrad runs on its scalar kernels: " + reason);
        return ScalarKernels.INSTANCE;
    }
}
