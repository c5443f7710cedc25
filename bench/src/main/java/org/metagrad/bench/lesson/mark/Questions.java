package org.metagrad.bench.lesson.mark;

import java.util.List;
import org.metagrad.bench.lesson.Lesson;

/** The questions of each lesson, in the order of its holes. */
final class Questions {
    private Questions() {}

    static List<Question<?>> of(Lesson lesson) {
        return switch (lesson) {
            case PROGRAM -> ProgramQuestions.all();
            case GRADIENT -> GradientQuestions.all();
            case PRODUCT -> ProductQuestions.all();
            case MAML -> MamlQuestions.all();
            case VALLEY -> ValleyQuestions.all();
            case IMPLICIT -> ImplicitQuestions.all();
            case ESTIMATOR -> EstimatorQuestions.all();
            case DIRECTED -> DirectedQuestions.all();
            case CAVIA -> CaviaQuestions.all();
            case BENCHMARK -> BenchmarkQuestions.all();
        };
    }
}
