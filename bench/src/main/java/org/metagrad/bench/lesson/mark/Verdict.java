package org.metagrad.bench.lesson.mark;

/** What became of a hole. */
public sealed interface Verdict {

    /** {@return the method whose body is the hole} */
    String method();

    /**
     * The right numbers came.
     *
     * @param method whose body is the hole
     */
    record Right(String method) implements Verdict {}

    /**
     * Other numbers came.
     *
     * @param method whose body is the hole
     * @param quantity what was compared
     * @param came the student's numbers
     * @param wanted ours
     * @param hint what the mistake is likely to be
     */
    record Wrong(String method, String quantity, double[] came, double[] wanted, String hint)
            implements Verdict {}

    /**
     * No numbers came.
     *
     * @param method whose body is the hole
     * @param reason why
     */
    record Failed(String method, String reason) implements Verdict {}
}
