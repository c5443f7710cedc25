package org.metagrad.bench.accuracy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is compared with the exact meta-gradient. */
enum Approximation {
    MAML("the whole meta-gradient, on the same data"),
    FOMAML("MAML without Hessians"),
    REPTILE("(theta - theta^(k+1)) / ((k + 1) alpha), from as many draws as MAML with k steps"),
    ANIL("the meta-gradient when only the last layer is adapted"),
    META_RKHS_1("g - 2 k alpha H g on the data of the first draw, Meta-RKHS I's"),
    BMG_5("the bootstrapped meta-gradient with 5 target steps, 4 gradients more than MAML's"),
    ES_MAML_20("20 pairs of values around theta, sigma .05, no derivative: ES-MAML's"),
    DIRECTED_FOMAML(
            "FOMAML's meta-gradient at theta - eta g_m, where the directed step with eta = alpha leads to"),
    DIRECTED_MAML("MAML's meta-gradient at theta - eta g_m"),
    MEDIUM_STEP("the directed step's own direction, g_m, in place of a meta-gradient"),
    MAML_OTHER_DATA("MAML on data of other random numbers: what sampling alone makes"),
    MAML_LOGPROB("MAML with the Hessian of LOGPROB; inner and outer gradient those of all"),
    MAML_LVC("MAML with the Hessian of LVC"),
    MAML_DICE("MAML with inner step and Hessian of DICE; outer gradient that of all"),
    MAML_LOADED("MAML with the Hessian of Loaded DiCE at (1, 1)"),
    TRUNCATED_5("backwards through the last 5 inner steps alone, 5 products"),
    TRUNCATED_20("backwards through the last 20 inner steps alone, 20 products"),
    NEUMANN_5("5 terms of the Neumann series of (I + H / lambda)^-1 after the first, 5 products"),
    NEUMANN_20("20 terms of that series, 20 products"),
    IMPLICIT_5("5 steps of conjugate gradients on (I + H / lambda), 5 products: iMAML's"),
    IMPLICIT_20("20 steps of them, 20 products"),
    REFERENCE_ITSELF("the exact direction off by its own error, where it is an estimate");

    private final String meaning;

    Approximation(String meaning) {
        this.meaning = meaning;
    }

    /** The name in files. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What each is, by the names in files. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Approximation approximation : values()) {
            meanings.put(approximation.key(), approximation.meaning);
        }
        return meanings;
    }
}
