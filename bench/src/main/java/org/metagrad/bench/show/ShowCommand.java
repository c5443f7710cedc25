package org.metagrad.bench.show;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.metagrad.autodiff.Differentiation;
import org.metagrad.autodiff.Linearisation;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.io.Printable;
import org.metagrad.bench.io.TextFile;
import org.metagrad.bench.option.WholeOption;
import org.metagrad.envs.NearestName;
import org.metagrad.meta.objective.Surrogate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code show PROGRAM}: prints a policy's loss or a derivative of it, equation by equation. */
@Command(
        name = "show",
        description =
                "Print a program of a softmax policy, one equation a line with its cost in FLOPs and in bytes of float.")
public final class ShowCommand implements Callable<Integer> {
    private static final int GREATEST = 1_000_000;
    private static final double ALPHA = 0.1;

    /** What can be shown. */
    private enum Shown {
        LOSS,
        GRADIENT,
        HVP,
        LINEARISED,
        MAML
    }

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "PROGRAM",
            description =
                    "loss, gradient, hvp (gradient and Hessian-vector product), linearised (the product from the gradient's values) or maml (the meta-gradient as one program)")
    private String program;

    @Option(
            names = "--sizes",
            paramLabel = "N,N,...",
            defaultValue = "4,64,64,2",
            description = "layer sizes, inputs first (4,64,64,2)")
    private String sizes;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "tanh",
            description = "between the layers: tanh, relu, ... (tanh)")
    private String activation;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "256",
            description = "samples of a batch (256)")
    private String samples;

    @Option(
            names = "--surrogate",
            paramLabel = "NAME",
            defaultValue = "lvc",
            description =
                    "the policy-gradient loss: logprob, lvc, dice or loaded(lambda,tau) (lvc)")
    private String surrogate;

    @Option(
            names = "--inner-steps",
            paramLabel = "N",
            defaultValue = "1",
            description = "adaptation steps of maml (1)")
    private String innerSteps;

    @Option(
            names = "--unfolded",
            description = "of maml: every equation, those too that repeat others with other values")
    private boolean unfolded;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "of maml: write a page in which each line leads to what it reads and to the rule that made it")
    private Path html;

    @Option(
            names = "--dot",
            paramLabel = "FILE",
            description = "of maml: write the graph, for Graphviz")
    private Path dot;

    /** The command without its arguments, which picocli sets. */
    public ShowCommand() {}

    @Override
    public Integer call() throws IOException {
        Shown shown = oneOf("PROGRAM", program, Shown.values());
        refuseOfOthers(shown);
        Mlp.Activation between = oneOf("--activation", activation, Mlp.Activation.values());
        CategoricalPolicy policy = new CategoricalPolicy(new Mlp(layers(), between));
        int columns = whole("--samples", samples, GREATEST);
        int steps = whole("--inner-steps", innerSteps, 10);
        PrintWriter out = spec.commandLine().getOut();
        try {
            print(shown, policy, columns, steps, out);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        out.flush();
        return 0;
    }

    private void print(
            Shown shown, CategoricalPolicy policy, int columns, int steps, PrintWriter out)
            throws IOException {
        Surrogate surrogate = Surrogate.named(this.surrogate);
        Program loss = surrogate.loss(policy, columns);
        List<String> theta = policy.network().parameterNames();
        int[] wrt = IntStream.range(0, theta.size()).toArray();
        List<String> inputs = new ArrayList<>(theta);
        inputs.addAll(List.of("states", "actions", "weights"));
        if (surrogate.alongEpisodes()) {
            inputs.add("follows");
        }
        switch (shown) {
            case LOSS -> out.println(loss.toString(inputs));
            case GRADIENT -> out.println(Differentiation.gradient(loss, wrt).toString(inputs));
            case HVP -> {
                theta.forEach(name -> inputs.add("d" + name));
                out.println(Differentiation.hessianVectorProduct(loss, wrt).toString(inputs));
            }
            case LINEARISED -> {
                Linearisation linear = Linearisation.of(Differentiation.gradient(loss, wrt), wrt);
                out.println(linear.primal().toString(inputs));
                for (int r = 1; r <= linear.residuals().size(); r++) {
                    inputs.add("r" + r);
                }
                theta.forEach(name -> inputs.add("d" + name));
                out.println(linear.tangent().toString(inputs));
            }
            case MAML -> {
                List<String> batches = new ArrayList<>(theta);
                for (int s = 0; s <= steps; s++) {
                    String batch = s == steps ? "'" : Integer.toString(s);
                    batches.add("states" + batch);
                    batches.add("actions" + batch);
                    batches.add("weights" + batch);
                    if (surrogate.alongEpisodes()) {
                        batches.add("follows" + batch);
                    }
                }
                show(MamlLines.of(loss, loss, theta.size(), steps, ALPHA), batches, out);
            }
        }
    }

    /** On the terminal, unless it is to be in files. */
    private void show(MamlLines maml, List<String> inputs, PrintWriter out) throws IOException {
        if (html == null && dot == null) {
            out.println(MamlText.of(maml, inputs, !unfolded));
        }
        if (html != null) {
            write(html, MamlPage.of(maml, inputs).html(), "page", out);
        }
        if (dot != null) {
            write(dot, MamlDot.of(maml, inputs), "graph", out);
        }
    }

    private static void write(Path file, String text, String what, PrintWriter out)
            throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        TextFile.write(file, text);
        out.printf(
                Locale.ROOT,
                "The %s is in %s (%d KB).%n",
                what,
                Printable.line(file.toString()),
                Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, 1024));
    }

    private void refuseOfOthers(Shown shown) {
        String given =
                html != null ? "--html" : dot != null ? "--dot" : unfolded ? "--unfolded" : null;
        if (given != null && shown != Shown.MAML) {
            throw wrong("%s: is of maml, and %s is shown", given, program);
        }
        if (html != null && dot != null && same(html, dot)) {
            throw wrong("--html and --dot: both are to be '%s', which holds one of them", dot);
        }
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private List<Integer> layers() {
        String[] parts = sizes.split(",", -1);
        if (parts.length < 2) {
            throw wrong("--sizes '%s': at least an input and an output size wanted", sizes);
        }
        return Arrays.stream(parts).map(size -> whole("--sizes", size, 4096)).toList();
    }

    private int whole(String option, String text, int greatest) {
        return WholeOption.parse(spec.commandLine(), option, text, 1, greatest);
    }

    private <E extends Enum<E>> E oneOf(String option, String text, E[] values) {
        List<String> names =
                Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            throw wrong("%s '%s': allowed are %s", option, text, NearestName.hint(text, names));
        }
        return values[index];
    }

    private ParameterException wrong(String format, Object... arguments) {
        return new ParameterException(
                spec.commandLine(), String.format(Locale.ROOT, format, arguments));
    }
}
