package org.metagrad.bench.theory;

/**
 * A statement that was measured.
 *
 * @param statement a phrase without a full stop
 * @param holds whether it does
 * @param figures what was measured, beside what is allowed
 */
record Claim(String statement, boolean holds, String figures) {

    /** The line of a claim: PASS or FAIL, its row and its statement. */
    String line(String row) {
        return (holds ? "PASS " : "FAIL ") + row + ": " + statement;
    }
}
