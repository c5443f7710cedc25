/**
 * What is meta-learnt on, as tasks that learners see. Read {@link LearningProblem}, {@link
 * TaskWorker} and {@link Workers} (the threads, which help each other as {@code HelpingThreads}
 * with what is offered as {@code OfferedParts}), {@link PolicyProblem} with {@link PolicyTask}
 * (what is learnt from), {@code LearntBeside} (what tasks share, with {@code CollectedBeside}) and
 * {@link Scorer} (what is not learnt from), then {@link SupervisedProblem} with {@code
 * SupervisedTask}, and {@code TiledDivergence} beside both.
 */
package org.metagrad.meta.task;
