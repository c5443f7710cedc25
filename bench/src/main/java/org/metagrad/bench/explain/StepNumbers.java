package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.function.DoubleEvaluator;
import org.metagrad.meta.learner.MamlProgram;

/**
 * Several inner steps: where they lead, the Hessian on the way, and for each number k of steps the
 * outer gradient at {@code theta_k} pulled back through all of them, step by step.
 */
final class StepNumbers {
    /** The step sizes, in units of {@code 1 / lambda_max} at the start. */
    static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 1, 1.5};

    /** The most inner steps. */
    static final int STEPS = 6;

    private StepNumbers() {}

    static Map<String, Object> of(SmallLoss inner, SmallLoss outer) {
        DoubleEvaluator f = inner.formula().inDouble();
        DoubleEvaluator after = outer.formula().inDouble();
        double greatest = Symmetric.of(f.hessian(SmallLoss.START)).greatest();
        List<Object> stops = new ArrayList<>();
        for (double share : SHARES) {
            double alpha = share / greatest;
            List<double[]> thetas = new ArrayList<>(List.of(SmallLoss.START));
            List<double[]> hessians = new ArrayList<>();
            List<Object> lengths = new ArrayList<>();
            for (int k = 0; k <= STEPS; k++) {
                double[] theta = thetas.getLast();
                lengths.add(length(inner, outer, alpha, k, theta, hessians, after));
                hessians.add(f.hessian(theta));
                thetas.add(Values.plus(theta, -alpha, f.gradient(theta)));
            }
            Map<String, Object> stop = new LinkedHashMap<>();
            stop.put("share", share);
            stop.put("alpha", alpha);
            stop.put("thetas", thetas.subList(0, STEPS + 1).stream().map(Values::list).toList());
            stop.put("hessians", hessians.subList(0, STEPS).stream().map(Values::list).toList());
            stop.put("lengths", lengths);
            stops.add(stop);
        }
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("stops", stops);
        return numbers;
    }

    private static Map<String, Object> length(
            SmallLoss inner,
            SmallLoss outer,
            double alpha,
            int k,
            double[] theta,
            List<double[]> hessians,
            DoubleEvaluator after) {
        double[] v = after.gradient(theta);
        List<Object> chain = new ArrayList<>(List.of(Values.list(v)));
        double[] pulled = v;
        double[] product = {1, 0, 0, 1};
        for (int s = k - 1; s >= 0; s--) {
            pulled = Values.plus(pulled, -alpha, Values.times(hessians.get(s), pulled));
            product = Values.product(Values.stepJacobian(alpha, hessians.get(s)), product);
            chain.add(Values.list(pulled));
        }
        double[] byProgram =
                k == 0
                        ? v
                        : Planned.numbers(
                                Differentiation.gradient(
                                        MamlProgram.of(
                                                inner.program(), outer.program(), 2, k, alpha),
                                        0,
                                        1),
                                Planned.scalars(SmallLoss.START));
        Map<String, Object> length = new LinkedHashMap<>();
        length.put("k", (long) k);
        length.put("chain", chain);
        length.put("product", Values.list(product));
        length.put("byProgram", Values.list(byProgram));
        length.put("outerLoss", after.value(theta));
        length.put("degrees", Values.degrees(v, pulled));
        return length;
    }
}
