package org.metagrad.meta.task;

/**
 * How often one worker has computed derivatives of its losses over a draw. A gradient is counted
 * once, whether or not products follow it, and so is a gradient of the log-likelihood; fits of
 * value networks are not counted.
 */
public final class DerivativeCount {
    private long gradients;
    private long products;

    DerivativeCount() {}

    /** Notes a gradient. */
    public void addGradient() {
        gradients++;
    }

    /** Notes a Hessian-vector product. */
    public void addProduct() {
        products++;
    }

    /** Gradients since construction. */
    public long gradients() {
        return gradients;
    }

    /** Hessian-vector products since construction. */
    public long products() {
        return products;
    }
}
