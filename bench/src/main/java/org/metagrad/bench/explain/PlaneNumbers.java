package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.meta.learner.MamlProgram;

/**
 * One inner step in the plane of the parameters at a number of step sizes, from 0 to beyond {@code
 * 1 / lambda_max}: where it leads, the outer gradient v there, and {@code (I - alpha H) v}.
 */
final class PlaneNumbers {
    /** The step sizes, in units of {@code 1 / lambda_max}. */
    static final double[] SHARES = {
        0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6
    };

    /** Where contours are drawn. */
    static final Contours PLANE = new Contours(new double[] {0, 0.5}, new double[] {1.4, 1.7}, 28);

    static final double[] LEVELS = {0.005, 0.015, 0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4};

    private PlaneNumbers() {}

    static Map<String, Object> of(SmallLoss inner, SmallLoss outer) {
        DoubleEvaluator f = inner.formula().inDouble();
        DoubleEvaluator after = outer.formula().inDouble();
        double[] theta = SmallLoss.START;
        double[] g = f.gradient(theta);
        double[] h = f.hessian(theta);
        Symmetric curvature = Symmetric.of(h);
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("inner", Values.list(inner.x(), inner.y()));
        numbers.put("outer", Values.list(outer.x(), outer.y()));
        numbers.put("low", Values.list(PLANE.low()));
        numbers.put("high", Values.list(PLANE.high()));
        numbers.put("theta", Values.list(theta));
        numbers.put("gradient", Values.list(g));
        numbers.put("hessian", Values.list(h));
        numbers.put("eigenvalues", Values.list(curvature.greatest(), curvature.least()));
        numbers.put("alongGreatest", Values.list(curvature.alongGreatest()));
        numbers.put("alongLeast", Values.list(curvature.alongLeast()));
        List<Object> stops = new ArrayList<>();
        for (double share : SHARES) {
            stops.add(stop(inner, outer, share / curvature.greatest(), f, after, curvature));
        }
        numbers.put("stops", stops);
        numbers.put("levels", Values.list(LEVELS));
        numbers.put("innerContours", contours(f));
        numbers.put("outerContours", contours(after));
        return numbers;
    }

    private static Map<String, Object> stop(
            SmallLoss inner,
            SmallLoss outer,
            double alpha,
            DoubleEvaluator f,
            DoubleEvaluator after,
            Symmetric curvature) {
        double[] theta = SmallLoss.START;
        double[] adapted = Values.plus(theta, -alpha, f.gradient(theta));
        double[] v = after.gradient(adapted);
        double[] hv = new double[v.length];
        f.hessianVectorProduct(theta, v, hv);
        double[] pulled = Values.plus(v, -alpha, hv);
        Program whole = MamlProgram.of(inner.program(), outer.program(), 2, 1, alpha);
        double[] byProgram =
                Planned.numbers(Differentiation.gradient(whole, 0, 1), Planned.scalars(theta));
        Map<String, Object> stop = new LinkedHashMap<>();
        stop.put("alpha", alpha);
        stop.put("adapted", Values.list(adapted));
        stop.put("v", Values.list(v));
        stop.put("product", Values.list(hv));
        stop.put("pulled", Values.list(pulled));
        stop.put("byProgram", Values.list(byProgram));
        stop.put(
                "left",
                Values.list(1 - alpha * curvature.greatest(), 1 - alpha * curvature.least()));
        stop.put("degrees", Values.degrees(v, pulled));
        stop.put("innerLoss", f.value(adapted));
        stop.put("outerLoss", after.value(adapted));
        return stop;
    }

    private static List<Object> contours(DoubleEvaluator f) {
        List<Object> contours = new ArrayList<>();
        for (double level : LEVELS) {
            contours.add(PLANE.of(f::value, level));
        }
        return contours;
    }
}
