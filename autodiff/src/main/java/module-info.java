/** Traced programs, their derivatives of any order, and their planned execution. */
module org.metagrad.autodiff {
    requires transitive org.metagrad.kernels;

    exports org.metagrad.autodiff;
    exports org.metagrad.autodiff.execution;
    exports org.metagrad.autodiff.function;
    exports org.metagrad.autodiff.nn;
    exports org.metagrad.autodiff.optimiser;
    exports org.metagrad.autodiff.reference;
    exports org.metagrad.autodiff.tiles;
}
