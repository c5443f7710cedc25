package org.metagrad.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bench [JMH options]}: runs the JMH benchmarks of this jar. */
@Command(
        name = "bench",
        description =
                "Run the JMH benchmarks: a pattern of names and any option of JMH, such as -f 1, -p network=4-64-64-2, -rf json; -l lists them, -h is JMH's own help.")
final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "passed on to JMH")
    private List<String> arguments = new ArrayList<>();

    /** A command that picocli fills. */
    BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        Main.main(arguments.toArray(String[]::new));
        return 0;
    }
}
