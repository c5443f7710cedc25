package org.metagrad.bench.lesson;

/** The lessons, in order. */
public enum Lesson {
    /** A function as equations. */
    PROGRAM(Lesson01Program.class, Lesson01Program::main),
    /** Reverse mode. */
    GRADIENT(Lesson02Gradient.class, Lesson02Gradient::main),
    /** Hessian-vector products. */
    PRODUCT(Lesson03Product.class, Lesson03Product::main),
    /** The pullback through inner steps. */
    MAML(Lesson04Maml.class, Lesson04Maml::main),
    /** What first-order MAML does not see. */
    VALLEY(Lesson05Valley.class, Lesson05Valley::main),
    /** Adaptation to the end. */
    IMPLICIT(Lesson06Implicit.class, Lesson06Implicit::main),
    /** Hessians of surrogates. */
    ESTIMATOR(Lesson07Estimator.class, Lesson07Estimator::main),
    /** The identity of the directed step. */
    DIRECTED(Lesson08Directed.class, Lesson08Directed::main),
    /** Adaptation of a context. */
    CAVIA(Lesson09Cavia.class, Lesson09Cavia::main),
    /** How to measure. */
    BENCHMARK(Lesson10Benchmark.class, Lesson10Benchmark::main);

    private final Class<?> type;
    private final Runnable main;

    Lesson(Class<?> type, Runnable main) {
        this.type = type;
        this.main = main;
    }

    /** {@return the number, from 1} */
    public int number() {
        return ordinal() + 1;
    }

    /** {@return the class of the lesson's file} */
    public Class<?> type() {
        return type;
    }

    /** Runs the lesson, which prints to the standard output. */
    public void run() {
        main.run();
    }

    /** {@return the text of the lesson's file} */
    public LessonText text() {
        return LessonText.of(type);
    }
}
