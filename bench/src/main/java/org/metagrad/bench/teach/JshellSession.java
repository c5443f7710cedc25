package org.metagrad.bench.teach;

import java.io.Console;
import java.io.FilterInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.tool.JavaShellToolBuilder;

/** jshell in this process; what is typed runs in one that it starts. */
final class JshellSession {
    private static final String STARTUP =
            """
            import java.util.*;
            import java.util.function.*;
            import org.metagrad.autodiff.*;
            import org.metagrad.autodiff.Program.Variable;
            import org.metagrad.autodiff.function.*;
            import org.metagrad.autodiff.nn.*;
            import org.metagrad.autodiff.optimiser.*;
            import org.metagrad.meta.learner.*;
            import static org.metagrad.bench.teach.Shell.*;
            """;

    private JshellSession() {}

    /** Runs until {@code /exit}; the exit code of jshell. */
    static int run() throws Exception {
        Path startup = Files.createTempFile("metagrad", ".jsh");
        try {
            Files.writeString(startup, STARTUP);
            JavaShellToolBuilder builder = JavaShellToolBuilder.builder();
            Console console = System.console();
            if (console == null || !console.isTerminal()) {
                // Any stream but System.in is read plainly, without echo and colours.
                builder.in(new FilterInputStream(System.in) {}, null);
            }
            System.out.println(Shell.GREETING);
            return builder.start(
                    "--startup",
                    startup.toString(),
                    "--class-path",
                    System.getProperty("java.class.path"),
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-R--add-modules=jdk.incubator.vector",
                    "-R-XX:+UseSerialGC");
        } finally {
            Files.deleteIfExists(startup);
        }
    }
}
