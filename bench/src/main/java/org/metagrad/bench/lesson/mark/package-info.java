/**
 * Marks what students write into the holes of a lesson, by running it.
 *
 * <p>Read {@link Question} (a hole: fresh numbers for it, what is wanted by our engine, and what
 * usual mistakes come to), {@code Questions} with one file a lesson, {@link Student} (a student's
 * file, compiled), {@link Examination} (the questions put to it, in a process of its own), {@link
 * Marking} (starts that process, ends it in time and compares) and {@link Verdict}.
 */
package org.metagrad.bench.lesson.mark;
