package org.metagrad.bench.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Cost;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.Program.Variable;
import org.metagrad.autodiff.ProgramBuilder;
import org.metagrad.autodiff.execution.FloatExecutable;
import org.metagrad.autodiff.execution.Outputs;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.envs.RandomStream;
import org.metagrad.kernels.FloatKernels;
import org.metagrad.meta.learner.MamlProgram;
import org.metagrad.meta.objective.Surrogate;

/**
 * What derivatives of a softmax policy cost by the {@link Cost} model, and the times that they take
 * here and now. The times are the only numbers of the page that another run does not give again.
 */
final class CostNumbers {
    /** Units of each of the two hidden layers. */
    static final int[] WIDTHS = {16, 64};

    /** Samples of a batch. */
    static final int SAMPLES = 256;

    private static final String GRADIENT = "gradient";
    private static final double ALPHA = 0.1;
    private static final int LEAST_RUNS = 3;
    private static final int MOST_ROUNDS = 60;

    /** Rounds in which no time falls any more. */
    private static final int CALM_ROUNDS = 5;

    private static final long NANOSECONDS = 20_000_000L;

    private CostNumbers() {}

    /** The programs that are compared, by name. */
    static Map<String, Program> programs(int width) {
        Mlp network = new Mlp(List.of(4, width, width, 2), Mlp.Activation.TANH);
        Program loss = Surrogate.LVC.loss(new CategoricalPolicy(network), SAMPLES);
        int parameters = network.parameterNames().size();
        int[] wrt = IntStream.range(0, parameters).toArray();
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("loss", loss);
        programs.put(GRADIENT, Differentiation.gradient(loss, wrt));
        programs.put("gradient and H v", Differentiation.hessianVectorProduct(loss, wrt));
        programs.put("FOMAML, one step", firstOrder(loss, parameters));
        programs.put(
                "MAML, one step",
                Differentiation.gradient(MamlProgram.of(loss, loss, parameters, 1, ALPHA), wrt));
        return programs;
    }

    /** FOMAML's meta-gradient: the gradient at the adapted parameters. */
    private static Program firstOrder(Program loss, int parameters) {
        Program gradient = Differentiation.gradient(loss, IntStream.range(0, parameters).toArray());
        ProgramBuilder b = new ProgramBuilder();
        List<Variable> x = inputs(b, loss.inputs());
        List<Variable> g = b.call(gradient, x);
        List<Variable> y = new ArrayList<>();
        for (int i = 0; i < parameters; i++) {
            y.add(b.subtract(x.get(i), b.scale(g.get(i), ALPHA)));
        }
        y.addAll(inputs(b, loss.inputs().subList(parameters, loss.inputs().size())));
        return b.build(b.call(gradient, y));
    }

    private static List<Variable> inputs(ProgramBuilder b, List<Variable> like) {
        return like.stream().map(x -> b.input(x.shape())).toList();
    }

    static Map<String, Object> numbers() {
        List<Object> widths = new ArrayList<>();
        for (int width : WIDTHS) {
            Map<String, Program> programs = programs(width);
            Map<String, Double> times = microseconds(programs);
            double gradientFlops = Cost.of(programs.get(GRADIENT)).flops();
            List<Object> rows = new ArrayList<>();
            programs.forEach((name, program) -> {
                Cost cost = Cost.of(program);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", name);
                row.put("equations", (long) program.equations().size());
                row.put("flops", cost.flops());
                row.put("bytes", cost.bytes(Float.BYTES));
                row.put("flopsOfGradients", cost.flops() / gradientFlops);
                row.put("microseconds", times.get(name));
                row.put("timeOfGradients", times.get(name) / times.get(GRADIENT));
                rows.add(row);
            });
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("width", (long) width);
            of.put("programs", rows);
            widths.add(of);
        }
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("samples", (long) SAMPLES);
        numbers.put("kernels", FloatKernels.best().name());
        numbers.put("jdk", Runtime.version().toString());
        numbers.put("widths", widths);
        return numbers;
    }

    /**
     * The time of a run of each program, planned in float: the least median of several rounds, in
     * which the programs take turns, so that what else the machine does weighs on all of them.
     */
    private static Map<String, Double> microseconds(Map<String, Program> programs) {
        Map<String, FloatExecutable> plans = new LinkedHashMap<>();
        programs.forEach((name, program) -> plans.put(name, plan(program)));
        Map<String, Double> least = new LinkedHashMap<>();
        int calm = 0;
        for (int round = 0; round < MOST_ROUNDS && calm < CALM_ROUNDS; round++) {
            calm++;
            for (Map.Entry<String, FloatExecutable> plan : plans.entrySet()) {
                double time = median(plan.getValue());
                double before = least.getOrDefault(plan.getKey(), Double.POSITIVE_INFINITY);
                // Still being compiled, or slowed down by others until now.
                if (time < 0.95 * before) {
                    calm = 0;
                }
                least.merge(plan.getKey(), time, Math::min);
            }
        }
        return least;
    }

    private static FloatExecutable plan(Program program) {
        FloatExecutable plan = FloatExecutable.of(program, FloatKernels.best(), Outputs.ASSIGN);
        RandomStream stream = RandomStream.of(1);
        for (int i = 0; i < program.inputs().size(); i++) {
            float[] values = new float[program.inputs().get(i).shape().size()];
            for (int j = 0; j < values.length; j++) {
                // Actions among them, which are 0 or 1.
                values[j] = stream.split(i).uniform(j) < 0.5 ? 0 : 1;
            }
            plan.input(i, values, 0);
        }
        for (int i = 0; i < program.outputs().size(); i++) {
            plan.output(i, new float[program.outputs().get(i).shape().size()], 0);
        }
        return plan;
    }

    private static double median(FloatExecutable plan) {
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        while (times.size() < LEAST_RUNS || System.nanoTime() - start < NANOSECONDS) {
            long before = System.nanoTime();
            plan.run();
            times.add((System.nanoTime() - before) / 1e3);
        }
        times.sort(null);
        return times.get(times.size() / 2);
    }
}
