package org.metagrad.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.bench.Metagrad;
import org.metagrad.bench.StandIn;

/** What {@code --spark} says where there is no Spark. */
class ClusterTest {
    @TempDir private Path folder;

    @Test
    void aBuildWithoutSparkSaysHowToMakeOneThatHasIt() {
        // in a build with -Pspark its own tests do
        assumeThat(getClass().getClassLoader().getResource("org/apache/spark/SparkConf.class"))
                .isNull();
        for (String command : new String[] {"train", "compare"}) {
            StringWriter err = new StringWriter();
            int exitCode =
                    Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                            .setOut(new PrintWriter(new StringWriter()))
                            .setErr(new PrintWriter(err))
                            .execute(
                                    command,
                                    "--spark",
                                    "local-cluster[2,1,1024]",
                                    "--out",
                                    folder.resolve(command).toString());
            assertThat(exitCode).isEqualTo(2);
            assertThat(err)
                    .hasToString(
                            "metagrad: --spark: this build has no Spark; mvn -Pspark -DskipTests package makes one that has"
                                    + System.lineSeparator());
            assertThat(folder.resolve(command)).doesNotExist();
        }
    }
}
