package org.metagrad.envs;

/**
 * One task of a family: an immutable record of the parameters in which the family's members differ
 * (physical constants or goals). The agent does not observe them.
 */
public interface EnvironmentTask {
    /** {@return the parameters with their names and units on one line, for reports and messages} */
    default String describe() {
        return toString();
    }
}
