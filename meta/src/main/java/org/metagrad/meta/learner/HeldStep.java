package org.metagrad.meta.learner;

/**
 * The steps of another rule down {@code L(phi; D) + lambda/2 |phi - theta|^2}: parameters are held
 * at theta ({@link Imaml}).
 *
 * @param rule takes the steps
 * @param lambda how strongly parameters are held
 * @param theta where they are held, {@code [P]}. Not modified.
 */
record HeldStep(InnerStep rule, double lambda, double[] theta) implements InnerStep {
    @Override
    public int stateSize(int parameters) {
        return rule.stateSize(parameters);
    }

    @Override
    public int first() {
        return rule.first();
    }

    @Override
    public int end(int parameters) {
        return rule.end(parameters);
    }

    /** Adds {@code lambda (phi - theta)} to {@code g} and takes the rule's step along it. */
    @Override
    public void step(
            int s, double[] phi, double[] g, double[] state, double[] next, double[] nextState) {
        for (int i = first(); i < end(phi.length); i++) {
            g[i] += lambda * (phi[i] - theta[i]);
        }
        rule.step(s, phi, g, state, next, nextState);
    }

    /** Refused: what they lead to is differentiated as a minimum, and not the way there. */
    @Override
    public double pullBack(
            int s, double[] g, double[] nextState, double[] v, double[] carried, double[] u) {
        throw new UnsupportedOperationException(
                "steps that are held at their start are not gone back through");
    }
}
