package org.metagrad.autodiff.function;

/** What an evaluator computes, each as a formula with at most one vector more than the function. */
enum Operation {
    VALUES,
    GRADIENT,
    VALUE_AND_GRADIENT,
    HESSIAN_VECTOR_PRODUCT,
    JACOBIAN_VECTOR_PRODUCT,
    VECTOR_JACOBIAN_PRODUCT;

    /** A name for the vector that no data of a formula has got. */
    private static final String OPERAND = "(operand)";

    Formula of(Formula f) {
        return switch (this) {
            case VALUES -> f;
            case GRADIENT -> f.gradient();
            case VALUE_AND_GRADIENT -> f.valueAndGradient();
            case HESSIAN_VECTOR_PRODUCT -> f.hessianVectorProduct(OPERAND);
            case JACOBIAN_VECTOR_PRODUCT -> f.along(OPERAND);
            case VECTOR_JACOBIAN_PRODUCT -> f.pullback(OPERAND);
        };
    }
}
