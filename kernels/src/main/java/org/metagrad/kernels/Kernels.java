package org.metagrad.kernels;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.metagrad.kernels.scalar.ScalarDoubleKernels;
import org.metagrad.kernels.scalar.ScalarFloatKernels;
import org.metagrad.kernels.vector.VectorDoubleKernels;
import org.metagrad.kernels.vector.VectorFloatKernels;

/**
 * Chooses the kernels once. No class that mentions the vector module is initialised before the
 * module is known to be there, so every "no" ends in one warning and the scalar twin.
 */
final class Kernels {
    /** Why the scalar twins are used, or null. */
    private static final String REASON = reason();

    static final FloatKernels FLOAT =
            REASON == null ? VectorFloats.KERNELS : ScalarFloatKernels.INSTANCE;
    static final DoubleKernels DOUBLE = doubles();

    private Kernels() {}

    private static String reason() {
        String reason;
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            reason = "the vector module is absent; pass --add-modules jdk.incubator.vector";
        } else if (!OptimisingCompiler.present()) {
            // Without C2 every vector operation allocates: measured 12 to 100 times slower.
            reason = "the C2 compiler is switched off, and without it vectors are slower";
        } else {
            try {
                VectorFloats.link();
                return null;
            } catch (LinkageError e) {
                reason = message(e);
            }
        }
        Logger logger = System.getLogger("org.metagrad.kernels");
        logger.log(Level.WARNING, "metagrad runs on its scalar kernels: " + reason);
        return reason;
    }

    /**
     * The kernels for double, scalar ones where vectors that are wide enough for float are too
     * short for double; that is no fault.
     */
    private static DoubleKernels doubles() {
        try {
            return REASON == null ? VectorDoubles.KERNELS : ScalarDoubleKernels.INSTANCE;
        } catch (LinkageError e) {
            System.getLogger("org.metagrad.kernels")
                    .log(Level.DEBUG, "scalar kernels for double: " + message(e));
            return ScalarDoubleKernels.INSTANCE;
        }
    }

    private static String message(LinkageError e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /**
     * The vector kernels for float, which besides {@link VectorDoubles} nothing else here mentions.
     */
    private static final class VectorFloats {
        static final FloatKernels KERNELS = VectorFloatKernels.create();

        static void link() {
            // Initialises this class, or fails to.
        }
    }

    private static final class VectorDoubles {
        static final DoubleKernels KERNELS = VectorDoubleKernels.create();
    }
}
