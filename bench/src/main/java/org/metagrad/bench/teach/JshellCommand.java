package org.metagrad.bench.teach;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jshell}: a shell in which derivatives can be tried. */
@Command(
        name = "jshell",
        description =
                "Start jshell with our classes and a few words: function, grad, hvp, hessian, show, matrix.")
public final class JshellCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    /** The command without its arguments, which picocli sets. */
    public JshellCommand() {}

    @Override
    public Integer call() throws Exception {
        // The class that names jshell's is not touched where they are missing.
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "jshell: this Java has no module jdk.jshell; a JDK has it");
        }
        spec.commandLine().getOut().flush();
        return JshellSession.run();
    }
}
