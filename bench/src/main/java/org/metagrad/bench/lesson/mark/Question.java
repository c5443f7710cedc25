package org.metagrad.bench.lesson.mark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What is asked of a hole: numbers are drawn, the student's method and our engine compute the same
 * quantity from them.
 *
 * @param <I> the numbers that are drawn
 * @param method the method whose body is the hole
 * @param quantity what is compared, in words
 * @param draw draws fresh numbers
 * @param ask asks the student
 * @param wanted what is right
 * @param mistakes what usual mistakes come to
 */
public record Question<I>(
        String method,
        String quantity,
        Function<SplittableRandom, I> draw,
        Ask<I> ask,
        Function<I, double[]> wanted,
        List<Mistake<I>> mistakes) {
    private static final double TOLERANCE = 1e-9;

    /**
     * Calls the student's method.
     *
     * @param <I> the numbers that are drawn
     */
    @FunctionalInterface
    interface Ask<I> {
        /** The numbers to compare. */
        double[] of(Student student, I numbers);
    }

    /**
     * A usual mistake.
     *
     * @param <I> the numbers that are drawn
     * @param hint what is said to whoever made it
     * @param result what it comes to
     */
    record Mistake<I>(String hint, Function<I, double[]> result) {}

    /** A question whose mistakes follow by {@link #mistake}. */
    static <I> Question<I> of(
            String method,
            String quantity,
            Function<SplittableRandom, I> draw,
            Ask<I> ask,
            Function<I, double[]> wanted) {
        return new Question<>(method, quantity, draw, ask, wanted, List.of());
    }

    /** This question with one mistake more. */
    Question<I> mistake(String hint, Function<I, double[]> result) {
        List<Mistake<I>> more = new ArrayList<>(mistakes);
        more.add(new Mistake<>(hint, result));
        return new Question<>(method, quantity, draw, ask, wanted, List.copyOf(more));
    }

    /** The student's answer to the numbers of a seed. */
    double[] answer(Student student, long seed) {
        return ask.of(student, draw.apply(new SplittableRandom(seed)));
    }

    /** Compares an answer with the right one. */
    Verdict verdict(double[] came, long seed) {
        double[] right = wanted.apply(draw.apply(new SplittableRandom(seed)));
        if (agree(came, right)) {
            return new Verdict.Right(method);
        }
        for (Mistake<I> mistake : mistakes) {
            if (agree(came, mistake.result.apply(draw.apply(new SplittableRandom(seed))))) {
                return new Verdict.Wrong(method, quantity, came, right, mistake.hint);
            }
        }
        return new Verdict.Wrong(method, quantity, came, right, "none of the usual mistakes");
    }

    private static boolean agree(double[] came, double[] wanted) {
        if (came.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < came.length; i++) {
            // Written so that NaN fails as well.
            if (!(Math.abs(came[i] - wanted[i]) <= TOLERANCE * Math.max(1, Math.abs(wanted[i])))) {
                return false;
            }
        }
        return true;
    }
}
