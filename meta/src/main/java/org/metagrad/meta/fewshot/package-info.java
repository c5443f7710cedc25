/**
 * Supervised problems with names, generated: {@link GeneratedProblems} makes them, of {@code
 * Sinusoids}, {@code Prototypes} and {@code Strokes} with {@code StrokeCharacter}, some with {@code
 * LabelNoise}.
 */
package org.metagrad.meta.fewshot;
