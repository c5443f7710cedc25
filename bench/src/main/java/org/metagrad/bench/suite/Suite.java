package org.metagrad.bench.suite;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.metagrad.bench.jmh.TrainingIterations;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/**
 * The benchmarks in the groups in which they are run and reported. A suite is a list of {@link
 * Group groups}, each the cross product of some benchmarks and parameters; parameters that a group
 * does not name take the values of their {@code @Param}.
 */
public enum Suite {
    /** Matrix products, activations and reductions beside EJML and the machine's peak. */
    KERNELS(
            "products, activations and reductions: vector, scalar, EJML; the FMA peak",
            Group.of("FloatPeak"),
            Group.of("DoublePeak"),
            Group.of("FloatProducts").with("kernels", "best", "ejml"),
            Group.of("FloatProducts").with("kernels", "scalar").with("layer", "4x64", "64x64"),
            Group.of("DoubleProducts").with("kernels", "best", "ejml"),
            Group.of("DoubleProducts").with("kernels", "scalar").with("layer", "4x64", "64x64"),
            Group.of("FloatFunctions"),
            Group.of("FloatFunctions").with("kernels", "ejml").with("function", "EXP", "LOG"),
            Group.of("DoubleFunctions"),
            Group.of("DoubleFunctions").with("kernels", "ejml").with("function", "EXP", "LOG"),
            Group.of("FloatReductions"),
            Group.of("DoubleReductions")),
    /** First and second derivatives of one loss. */
    DERIVATIVES(
            "loss, gradient, Hessian-vector products by mode, full Hessians; planned and reference",
            Group.of("FloatDerivatives").with("network", "4-64-64-2"),
            Group.of("FloatDerivatives").with("network", "8-100-100-4").with("samples", "4000"),
            Group.of("FloatDerivatives")
                    .with("network", "4-64-64-2")
                    .with("samples", "4000")
                    .with("kernels", "scalar"),
            Group.of("DoubleDerivatives").with("network", "4-64-64-2").with("samples", "4000"),
            Group.of("ReferenceDerivatives"),
            Group.of("FullHessian")),
    /**
     * A star: all learners at the base point, then each axis alone for three of them. Reptile is at
     * two inner steps, its fewest.
     */
    META_UPDATE(
            "one meta-update of every learner; tasks, width, rows, steps and threads varied alone",
            base("FloatMetaUpdate.update")
                    .with(
                            "learner",
                            "maml",
                            "fomaml",
                            "meta-sgd",
                            "cavia",
                            "anil",
                            "directed-maml",
                            "directed-fomaml"),
            base("FloatMetaUpdate.update").with("learner", "reptile").with("innerSteps", "2"),
            axis("innerSteps", "3", "5"),
            axis("tasks", "1", "5", "10", "40"),
            axis("width", "32", "100", "256"),
            axis("rows", "500", "2000", "20000"),
            axis("threads", "2"),
            axis("width", "100").with("ends", "8-4"),
            base("FloatMetaUpdate.updateAgain").with("learner", "maml", "fomaml"),
            base("DoubleMetaUpdate.update").with("learner", "maml", "fomaml", "directed-maml"),
            base("DoubleMetaUpdate.updateAgain").with("learner", "maml")),
    /** Steps a second. */
    ENVIRONMENTS(
            "steps a second of every environment, and of CartPole with a policy",
            Group.of("EnvironmentSteps"),
            Group.of("PolicySteps")),
    /** What a program with a trained policy waits for. */
    RUN_TIME(
            "a trained policy in a program: load, first action, action, adaptation",
            Group.of("PolicyStart"),
            Group.of("PolicyRunTime")),
    /** What a user waits for. */
    ITERATIONS(
            "whole training iterations by phase",
            Group.of("TrainingIterations")
                    .with("environment", "cartpole-dynamics")
                    .with("threads", "2")
                    .with("trained", "15"),
            Group.of("TrainingIterations")
                    .with("environment", "cartpole-dynamics")
                    .with("algorithm", "maml", "fomaml", "directed-maml")
                    .with("threads", "1")
                    .with("trained", "15"),
            Group.of("TrainingIterations")
                    .with("environment", "cartpole-dynamics")
                    .with("algorithm", "maml", "fomaml", "directed-maml")
                    .with("threads", "2")
                    .with("trained", "0"),
            Group.of("TrainingIterations")
                    .with(
                            "environment",
                            "lunarlander-gravity",
                            "intersection",
                            "navigation-shifted",
                            "sinusoid")
                    .with("algorithm", "maml", "fomaml", "directed-maml")
                    .with("threads", "2")
                    .with("trained", "0")),
    /** Other libraries in the same process, beside what they are compared with. */
    PEERS(
            "OpenBLAS and libtorch beside ours (a build with -Ppeers)",
            Group.of("FloatPeak"),
            Group.of("FloatProducts").with("kernels", "best").with("columns", "336", "4000"),
            Group.of("OpenBlasProducts").with("precision", "float"),
            Group.of("DoubleProducts").with("kernels", "best").with("layer", "64x64"),
            Group.of("OpenBlasProducts")
                    .with("precision", "double")
                    .with("layer", "64x64")
                    .with("columns", "336"),
            Group.of("FloatDerivatives.gradient")
                    .with("network", "4-64-64-2")
                    .with("samples", "20", "256", "4000"),
            Group.of("FloatDerivatives.gradientAndProduct")
                    .with("network", "4-64-64-2")
                    .with("samples", "20", "256", "4000"),
            Group.of("DoubleDerivatives.gradient")
                    .with("network", "4-64-64-2")
                    .with("samples", "4000"),
            Group.of("DoubleDerivatives.gradientAndProduct")
                    .with("network", "4-64-64-2")
                    .with("samples", "4000"),
            Group.of("TorchDerivatives").with("precision", "float"),
            Group.of("TorchDerivatives").with("precision", "double").with("samples", "4000"),
            base("FloatMetaUpdate.update")
                    .with("learner", "maml", "fomaml")
                    .with("innerSteps", "1", "3")
                    .with("threads", "1", "2"),
            Group.of("PolicyRunTime"),
            Group.of("TorchRunTime"),
            Group.of("TorchMetaGradient").with("threads", "1").with("shared", "operators"),
            Group.of("TorchMetaGradient").with("threads", "2"));

    private final String description;
    private final List<Group> groups;

    Suite(String description, Group... groups) {
        this.description = description;
        this.groups = List.of(groups);
    }

    private static Group base(String benchmarks) {
        return Group.of(benchmarks)
                .with("innerSteps", "1")
                .with("tasks", "20")
                .with("width", "64")
                .with("rows", "4000")
                .with("threads", "1");
    }

    private static Group axis(String name, String... values) {
        return base("FloatMetaUpdate.update")
                .with("learner", "maml", "fomaml", "directed-maml")
                .with(name, values);
    }

    /** {@return the name on the command line and of the files of results} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what it measures, without a full stop} */
    public String description() {
        return description;
    }

    /** {@return whether this build has all of its benchmarks} */
    public boolean isBuilt() {
        List<String> names =
                Point.entries(List.of(), List.of()).stream()
                        .map(BenchmarkListEntry::getUsername)
                        .toList();
        return groups.stream().allMatch(group -> names.stream().anyMatch(group::holds));
    }

    /**
     * {@return what points are measured with beside their parameters and comes from presets: of
     * training iterations the whole configuration by environment and algorithm}
     *
     * @param points of the suite
     */
    public Map<String, String> settings(List<Point> points) {
        Map<String, String> settings = new TreeMap<>();
        String iterations = TrainingIterations.class.getName() + ".";
        for (Point point : points) {
            if (point.benchmark().startsWith(iterations)) {
                Map<String, String> of = point.parameters();
                settings.put(
                        of.get("environment") + " " + of.get("algorithm"),
                        TrainingIterations.settings(
                                of.get("environment"), of.get("algorithm"), of.get("tasks")));
            }
        }
        return settings;
    }

    List<Group> groups() {
        return groups;
    }

    /** {@return the suites that run when none is named: all whose benchmarks every build has} */
    public static List<Suite> usual() {
        return Arrays.stream(values()).filter(suite -> suite != PEERS).toList();
    }

    /** {@return the names of all suites} */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Suite::key).toList();
    }

    /**
     * {@return the suite of that {@link #key}}
     *
     * @param key its name
     */
    public static Optional<Suite> named(String key) {
        return Arrays.stream(values()).filter(suite -> suite.key().equals(key)).findFirst();
    }

    /**
     * Benchmarks over the cross product of parameters.
     *
     * @param benchmarks a class, or {@code Class.method}
     * @param parameters values of parameters that do not take all of their {@code @Param}
     */
    record Group(String benchmarks, Map<String, List<String>> parameters) {
        static Group of(String benchmarks) {
            return new Group(benchmarks, Map.of());
        }

        /** This group with these values of a parameter. */
        Group with(String name, String... values) {
            Map<String, List<String>> all = new HashMap<>(parameters);
            all.put(name, List.of(values));
            return new Group(benchmarks, Map.copyOf(all));
        }

        /**
         * @param method as JMH names it, {@code package.Class.method}
         */
        boolean holds(String method) {
            String of = TrainingIterations.class.getPackageName() + "." + benchmarks;
            return method.equals(of) || method.startsWith(of + ".");
        }
    }
}
