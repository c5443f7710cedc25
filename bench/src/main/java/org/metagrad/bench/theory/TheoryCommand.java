package org.metagrad.bench.theory;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.metagrad.bench.io.Printable;
import org.metagrad.envs.NearestName;
import org.metagrad.envs.RandomStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code bench theory}: measures what the theory of the named works claims, PASS or FAIL for each
 * claim with its numbers; the exit code is 1 if one fails. The same lines for the same seed.
 */
@Command(
        name = "theory",
        description =
                "Measure the claims of the theory: multi-step MAML, ANIL's convergence, global optimality, SG-MRL, multi-task fine-tuning, bridging, Meta-RKHS; PASS or FAIL each, exit code 1 if one fails.")
public final class TheoryCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "ROW",
            arity = "0..*",
            description =
                    "rows to measure, all without any: multi-step, anil, global-optimality, sg-mrl, multi-task, bridging, meta-rkhs")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "one line a claim, without numbers and curves")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "fixes every random number (1)")
    private long seed;

    /** A command that picocli fills. */
    public TheoryCommand() {}

    @Override
    public Integer call() {
        List<Row> rows = names.isEmpty() ? List.of(Row.values()) : rows();
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        int all = 0;
        for (Row row : rows) {
            Findings findings = row.measure(RandomStream.of(seed));
            if (!list) {
                out.println(row.key() + ", " + row.source());
            }
            for (Claim claim : findings.claims()) {
                out.println(Printable.line(claim.line(row.key())));
                if (!list) {
                    out.println("     " + Printable.line(claim.figures()));
                }
                all++;
                failed += claim.holds() ? 0 : 1;
            }
            if (!list) {
                findings.curves().forEach(line -> out.println("  " + line));
            }
            out.flush();
        }
        out.printf(Locale.ROOT, "%d passed, %d failed%n", all - failed, failed);
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private List<Row> rows() {
        return names.stream()
                .map(name ->
                        Row.named(name)
                                .orElseThrow(() ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                String.format(
                                                        Locale.ROOT,
                                                        "row '%s': allowed are %s",
                                                        name,
                                                        NearestName.hint(name, Row.keys())))))
                .toList();
    }
}
