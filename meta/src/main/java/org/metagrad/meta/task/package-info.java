/**
 * What is meta-learnt on, as tasks that learners see. Read {@link Problem}, {@link TaskWorker} and
 * {@link Workers} (the threads), {@link PolicyProblem} with {@link PolicyTask}, then {@link
 * SinusoidRegression} with {@code RegressionTask}.
 */
package org.metagrad.meta.task;
