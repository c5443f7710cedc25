package org.metagrad.bench.theory;

import java.util.List;

/**
 * What a row of the theory comes to.
 *
 * @param claims in order
 * @param curves lines of tables beside them
 */
record Findings(List<Claim> claims, List<String> curves) {
    Findings {
        claims = List.copyOf(claims);
        curves = List.copyOf(curves);
    }
}
