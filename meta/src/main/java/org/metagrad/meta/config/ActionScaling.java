package org.metagrad.meta.config;

/** In which units a policy over continuous actions draws them. */
public enum ActionScaling {
    /**
     * -1 to 1 is the range of each dimension; what is drawn beyond is cut off on the way to the
     * environment, as in rllab (Duan et al. 2016, arXiv 1604.06778).
     */
    NORMALISED,
    /** Those of the environment, to which actions go as they are drawn. */
    RAW
}
