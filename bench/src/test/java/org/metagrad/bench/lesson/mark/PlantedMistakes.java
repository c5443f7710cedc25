package org.metagrad.bench.lesson.mark;

import java.util.List;
import org.metagrad.bench.lesson.Lesson;

/** Mistakes of students, as other words in the text of a lesson. */
final class PlantedMistakes {
    private PlantedMistakes() {}

    /**
     * One of them.
     *
     * @param lesson the lesson
     * @param method where it is
     * @param right words of the lesson
     * @param wrong what stands in their place
     * @param hint words of what is said to it
     */
    record Mistake(Lesson lesson, String method, String right, String wrong, String hint) {}

    static List<Mistake> of(Lesson lesson) {
        return switch (lesson) {
            case PROGRAM ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "f",
                                    "return b.subtract(b.add",
                                    "return b.add(b.add",
                                    "the sine is subtracted"),
                            new Mistake(
                                    lesson,
                                    "f",
                                    "b.multiply(x, y)",
                                    "b.add(x, y)",
                                    "x and y are multiplied"),
                            new Mistake(lesson, "f", "b.sin(y)", "b.sin(x)", "that of y"),
                            new Mistake(
                                    lesson, "horner", "i >= 0", "i > 0", "c_0 is to be added too"),
                            new Mistake(
                                    lesson,
                                    "horner",
                                    "b.affine(b.multiply(p, x), 1, c[i])",
                                    "b.multiply(b.affine(p, 1, c[i]), x)",
                                    "c_i is added after the product"));
            case GRADIENT ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "sweep",
                                    "double xBar = lBar / x + mBar * y",
                                    "double xBar = mBar * y",
                                    "xBar is a sum"),
                            new Mistake(
                                    lesson,
                                    "sweep",
                                    "mBar * x + sBar * Math.cos(y)",
                                    "sBar * Math.cos(y)",
                                    "yBar is a sum"),
                            new Mistake(
                                    lesson,
                                    "sweep",
                                    "sBar * Math.cos(y)",
                                    "fBar * Math.cos(y)",
                                    "sBar is -1"),
                            new Mistake(
                                    lesson,
                                    "along",
                                    "sum += g[i] * v[i]",
                                    "sum = g[i] * v[i]",
                                    "only the last product"),
                            new Mistake(
                                    lesson,
                                    "along",
                                    "i < g.length",
                                    "i < g.length - 1",
                                    "one element is left out"));
            case PRODUCT ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "forwardOverReverse",
                                    "return f.gradient().along(\"v\")",
                                    "return f.along(\"v\")",
                                    "that is g'v"),
                            new Mistake(
                                    lesson,
                                    "reverseOverReverse",
                                    "return f.gradient().pullback(\"v\")",
                                    "return f.gradient()",
                                    "that is the gradient, without v"),
                            new Mistake(
                                    lesson,
                                    "differences",
                                    "down[i] -= h * v[i];",
                                    "",
                                    "the second point is theta - h v"),
                            new Mistake(
                                    lesson, "differences", "/ (2 * h)", "/ h", "twice too large"),
                            new Mistake(
                                    lesson, "differences", "/ (2 * h)", "/ 1", "divided by 2h"));
            case MAML ->
                    List.of(
                            new Mistake(lesson, "step", "-= alpha * d", "+= alpha * d", "minus"),
                            new Mistake(lesson, "step", "x.clone()", "x", "x itself was changed"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "int s = k - 1; s >= 0; s--",
                                    "int s = 0; s < k; s++",
                                    "wrong order"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "inner.hessianVectorProduct(at[s]",
                                    "inner.hessianVectorProduct(at[s + 1]",
                                    "one step too late"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "v = step(v, alpha, hv);",
                                    "",
                                    "first-order MAML"));
            case VALLEY ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "firstOrder",
                                    "task.gradient(adapted(task, theta, alpha))",
                                    "task.gradient(theta)",
                                    "joint training"),
                            new Mistake(
                                    lesson,
                                    "secondOrder",
                                    "task.hessianVectorProduct(theta, v, hv)",
                                    "task.hessianVectorProduct(adapted(task, theta, alpha), v, hv)",
                                    "not at theta'"),
                            new Mistake(
                                    lesson,
                                    "secondOrder",
                                    "{v[0] - alpha * hv[0], v[1] - alpha * hv[1]}",
                                    "{v[0] - hv[0], v[1] - hv[1]}",
                                    "alpha is missing"),
                            new Mistake(
                                    lesson,
                                    "secondOrder",
                                    "new double[] {v[0] - alpha * hv[0], v[1] - alpha * hv[1]}",
                                    "v",
                                    "H is missing"));
            case IMPLICIT ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "regularised",
                                    "product[i] += lambda * u[i]",
                                    "product[i] *= 1",
                                    "that is H u"),
                            new Mistake(
                                    lesson,
                                    "truncated",
                                    "s < steps; s++",
                                    "s <= steps; s++",
                                    "one term too many"),
                            new Mistake(
                                    lesson,
                                    "truncated",
                                    "+= alpha * lambda * u[i]",
                                    "+= lambda * u[i]",
                                    "alpha is missing"),
                            new Mistake(
                                    lesson,
                                    "truncated",
                                    "u[i] -= alpha * back[i];",
                                    "",
                                    "all terms are equal"));
            case ESTIMATOR ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "box",
                                    "b.exp(b.subtract(logP, b.stopGradient(logP)))",
                                    "b.exp(logP)",
                                    "that is p itself"),
                            new Mistake(
                                    lesson,
                                    "box",
                                    "b.exp(b.subtract(logP, b.stopGradient(logP)))",
                                    "logP",
                                    "LOGPROB"),
                            new Mistake(
                                    lesson,
                                    "dice",
                                    "box(b, b.add(l0, l1)), r1)",
                                    "box(b, l1), r1)",
                                    "r1 depends on both"),
                            new Mistake(
                                    lesson,
                                    "dice",
                                    "b.multiply(box(b, l0), r0), b",
                                    "b.multiply(box(b, b.add(l0, l1)), r0), b",
                                    "r0 comes before"));
            case DIRECTED ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "directed",
                                    "update(tasks, directed, false)",
                                    "update(tasks, theta, false)",
                                    "that is FOMAML's update"),
                            new Mistake(
                                    lesson,
                                    "directed",
                                    "update(tasks, directed, false)",
                                    "update(tasks, directed, true)",
                                    "without second order"),
                            new Mistake(
                                    lesson,
                                    "directed",
                                    "= step(theta, eta, medium",
                                    "= step(theta, -eta, medium",
                                    "goes down"),
                            new Mistake(
                                    lesson,
                                    "residual",
                                    "update(tasks, theta, true)",
                                    "update(tasks, theta, false)",
                                    "compared with MAML"),
                            new Mistake(
                                    lesson,
                                    "residual",
                                    "step(difference, -ALPHA",
                                    "step(difference, ALPHA",
                                    "ALPHA g_m is added"));
            case CAVIA ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "adapted",
                                    "next[phi] -= alpha",
                                    "next[phi] += alpha",
                                    "minus"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "direction[p] = alpha * v[p]",
                                    "direction[p] = v[p]",
                                    "alpha is missing"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "direction[p] = alpha * v[p]",
                                    "for (int i = 0; i <= p; i++) direction[i] = alpha * v[i]",
                                    "theta took no step"),
                            new Mistake(
                                    lesson,
                                    "metaGradient",
                                    "gradient[i] -= product[i];",
                                    "",
                                    "first order"));
            case BENCHMARK ->
                    List.of(
                            new Mistake(
                                    lesson,
                                    "measure",
                                    "int i = -warmUp; i < runs",
                                    "int i = 0; i < runs",
                                    "no warm-up"),
                            new Mistake(
                                    lesson,
                                    "measure",
                                    "sum += work.getAsDouble();",
                                    "work.getAsDouble();",
                                    "results are dropped"),
                            new Mistake(
                                    lesson,
                                    "median",
                                    "        Arrays.sort(sorted);\n        int n",
                                    "        int n",
                                    "not sorted"),
                            new Mistake(
                                    lesson,
                                    "median",
                                    "(sorted[(n - 1) / 2] + sorted[n / 2]) / 2",
                                    "sorted[0]",
                                    "best of the runs"));
        };
    }
}
