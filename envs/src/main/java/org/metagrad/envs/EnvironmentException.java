package org.metagrad.envs;

/**
 * An environment or a distribution of tasks that threw or broke the contract of {@link
 * org.metagrad.envs.BatchEnvironment} or {@link org.metagrad.envs.TaskDistribution}. The message
 * names the environment and, where there are such, the task, the trajectory and the step, both
 * counted from 0; what was thrown is the cause.
 */
public final class EnvironmentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * {@return an exception that says that something was thrown}
     *
     * @param where what the message begins with
     * @param call what was called
     * @param thrown passed on as it is if the virtual machine has come to its limits
     */
    public static EnvironmentException threw(String where, String call, Throwable thrown) {
        if (thrown instanceof VirtualMachineError limit) {
            throw limit;
        }
        return new EnvironmentException(where + ": " + call + " threw " + thrown, thrown);
    }

    /**
     * {@return an exception that says what came and what was wanted}
     *
     * @param where what the message begins with
     * @param what what came and what was wanted
     */
    public static EnvironmentException wrong(String where, String what) {
        return new EnvironmentException(where + ": " + what, null);
    }
}
