package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommitTest {
    @TempDir private Path folder;

    private int git(String... arguments) throws IOException, InterruptedException {
        var all = new java.util.ArrayList<>(List.of("git", "-c", "user.name=a"));
        all.addAll(List.of("-c", "user.email=a@b", "-c", "commit.gpgsign=false"));
        all.addAll(List.of(arguments));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void checkout() throws IOException, InterruptedException {
        try {
            assumeTrue(git("init") == 0);
        } catch (IOException _) {
            assumeTrue(false, "there is no git");
        }
        write("pom.xml", "");
        write("bench/pom.xml", "");
        write("bench/src/main/java/A.java", "class A {}");
        write("bench/results/kernels.json", "[]");
        assertThat(git("add", "-A")).isZero();
        assertThat(git("commit", "-m", "all")).isZero();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void ofSourcesOnlyChangesCount() throws Exception {
        checkout();
        String commit = SourceCommit.of(folder.resolve("bench"));
        assertThat(commit).matches("[0-9a-f]{40}");
        write("bench/results/kernels.json", "[1]");
        write("bench/target/metagrad.jar", "");
        assertThat(SourceCommit.of(folder.resolve("bench/target"))).isEqualTo(commit);
        write("bench/src/main/java/B.java", "class B {}");
        assertThat(SourceCommit.of(folder)).isEqualTo(commit + " with changes");
        Files.delete(folder.resolve("bench/src/main/java/B.java"));
        assertThat(SourceCommit.of(folder)).isEqualTo(commit);
        write("bench/src/generated/java/B.java", "class B {}");
        assertThat(SourceCommit.of(folder)).isEqualTo(commit + " with changes");
    }

    @Test
    void outsideOfACheckoutOfMetagradItIsUnknown() throws Exception {
        assertThat(SourceCommit.of(folder)).isEqualTo("unknown");
        assertThat(SourceCommit.of(folder.resolve("nowhere"))).isEqualTo("unknown");
        checkout();
        Files.delete(folder.resolve("bench/pom.xml"));
        assertThat(SourceCommit.of(folder)).isEqualTo("unknown");
    }
}
