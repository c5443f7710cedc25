/**
 * Lessons on second-order gradients, one idea a file: {@link Lesson} lists them and {@code
 * LessonText} gives their text, as it is, or with holes where a student is to write.
 *
 * <p>In order: {@code Lesson01Program}, {@code Lesson02Gradient}, {@code Lesson03Product}, {@code
 * Lesson04Maml}, {@code Lesson05Valley}, {@code Lesson06Implicit}, {@code Lesson07Estimator},
 * {@code Lesson08Directed}, {@code Lesson09Cavia}, {@code Lesson10Benchmark}. A hole goes from a
 * comment "Hole:" with what is wanted to one with "End", the end of a method. What fills the holes
 * is marked by {@link org.metagrad.bench.lesson.mark}.
 */
package org.metagrad.bench.lesson;
