package org.metagrad.bench.accuracy;

import java.util.Locale;

/** What is compared with the exact meta-gradient. */
enum Approximation {
    /** All of it, on the same data. */
    MAML,
    /** Without Hessians. */
    FOMAML,
    /** {@code (theta - theta^(k+1)) / ((k + 1) alpha)}: as many draws as MAML with k steps. */
    REPTILE,
    /** MAML of the last layer's step. */
    ANIL,
    /** FOMAML at the parameters that the directed step leads to. */
    DIRECTED_FOMAML,
    /** MAML at the parameters that the directed step leads to. */
    DIRECTED_MAML,
    /** The directed step itself, {@code g_m}, in place of a meta-gradient. */
    MEDIUM_STEP,
    /** MAML on the data of other random numbers: what sampling alone makes. */
    MAML_OTHER_DATA,
    /** MAML with the Hessian of LOGPROB. */
    MAML_LOGPROB,
    /** MAML with the Hessian of LVC. */
    MAML_LVC,
    /** MAML with inner step and Hessian of DICE. */
    MAML_DICE,
    /** MAML with the Hessian of Loaded DiCE at (1, 1). */
    MAML_LOADED,
    /** The exact direction off by its own error, where it is an estimate. */
    REFERENCE_ITSELF;

    /** The name in files. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
