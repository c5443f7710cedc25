package org.metagrad.bench.report;

/** What is measured together and kept in one file. */
enum Suite {
    KERNELS("kernels", "Kernels"),
    DERIVATIVES("derivatives", "Derivatives of a policy's loss"),
    META_UPDATE("meta-update", "The cost of a meta-update"),
    ENVIRONMENTS("environments", "Environments"),
    RUN_TIME("run-time", "A policy at run time"),
    ITERATIONS("iterations", "Whole iterations"),
    PEERS("peers", "Beside other libraries");

    private final String file;
    private final String title;

    Suite(String file, String title) {
        this.file = file;
        this.title = title;
    }

    /** The name in commands and of files, without extension. */
    String file() {
        return file;
    }

    String title() {
        return title;
    }

    /** What measures it. */
    String command() {
        return "./metagrad bench " + file;
    }
}
