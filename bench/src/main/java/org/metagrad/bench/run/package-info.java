/**
 * {@code train}, {@code evaluate} and {@code export}. Read {@link TrainCommand} with {@link
 * TrainingOptions}, {@code TrainingSession} (the iterations), {@link RunFolder} (what a run leaves
 * behind) with {@code FreshFolder} and {@code RunLock}, {@code ResumedRun}, then {@link
 * EvaluateCommand} and {@link ExportCommand}; {@link UnattendedRun} is a run of many; {@link
 * Cluster} has the machines that {@code --spark} names; {@link Backend} is all that they ask of
 * module meta.
 */
package org.metagrad.bench.run;
