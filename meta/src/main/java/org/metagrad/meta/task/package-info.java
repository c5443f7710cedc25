/**
 * What is meta-learnt on, as tasks that learners see. Read {@link LearningProblem}, {@link
 * TaskWorker} and {@link Workers} (the threads), {@link PolicyProblem} with {@link PolicyTask}
 * (what is learnt from), {@code LearntBeside} (what tasks share, with {@code CollectedBeside}) and
 * {@link Scorer} (what is not learnt from), then {@link SupervisedProblem} with {@code
 * SupervisedTask}.
 */
package org.metagrad.meta.task;
