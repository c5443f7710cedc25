/**
 * {@code lesson} and {@code jshell}: what a lecturer gives to students.
 *
 * <p>{@link LessonCommand} prints, runs and marks {@link org.metagrad.bench.lesson.Lesson} by
 * {@link org.metagrad.bench.lesson.mark}; {@code LessonCells} takes a lesson apart for {@code
 * Notebook}. {@link JshellCommand} starts a shell with the few words of {@link Shell}.
 */
package org.metagrad.bench.teach;
