package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project outside of this one resolves what {@code mvn -Prelease verify} has staged, in a local
 * repository of its own, and runs on it.
 */
class StagedRepositoryTest {
    private static final Path STAGING = Path.of("..", "target", "staging");
    private static final Path EXAMPLES = Path.of("..", "meta", "src", "test", "java", "readme");

    @TempDir private Path folder;

    @Test
    void autodiffAlone() throws Exception {
        List<String> jars = resolved("metagrad-autodiff", "LogisticRegression");
        assertThat(jars)
                .containsExactlyInAnyOrder(
                        "metagrad-autodiff-0.1.0.jar", "metagrad-kernels-0.1.0.jar");
        assertThat(run("LogisticRegression")).startsWith("w 1.6538, b -3.7209");
    }

    @Test
    void allOfIt() throws Exception {
        List<String> jars = resolved("metagrad-meta", "UseATrainedPolicy");
        assertThat(jars)
                .contains(
                        "metagrad-autodiff-0.1.0.jar",
                        "metagrad-envs-0.1.0.jar",
                        "metagrad-kernels-0.1.0.jar",
                        "metagrad-meta-0.1.0.jar")
                .allMatch(jar -> jar.startsWith("metagrad-") || jar.startsWith("ejml-"));
        Path trained = Path.of("results", "trained", "cartpole-goal").toAbsolutePath();
        assertThat(run("UseATrainedPolicy", trained.toString())).startsWith("return ");
    }

    /** Each library with what a repository wants beside it. */
    @Test
    void sourcesAndJavadocLieBesideTheJars() throws IOException {
        for (String name : List.of("kernels", "autodiff", "envs", "meta")) {
            Path of = STAGING.resolve("org/metagrad/metagrad-" + name + "/0.1.0");
            for (String end : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar")) {
                assertThat(of.resolve("metagrad-" + name + "-0.1.0" + end)).isNotEmptyFile();
            }
        }
        String pom =
                Files.readString(STAGING.resolve("org/metagrad/metagrad/0.1.0/metagrad-0.1.0.pom"));
        assertThat(pom).contains("<url>", "<licenses>", "<developers>", "<scm ", "<description>");
        try (var names = Files.list(STAGING.resolve("org/metagrad"))) {
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "metagrad",
                            "metagrad-autodiff",
                            "metagrad-bom",
                            "metagrad-envs",
                            "metagrad-kernels",
                            "metagrad-meta");
        }
    }

    /** The jars on the class path of a project that depends on one of ours by the BOM. */
    private List<String> resolved(String artifact, String example) throws Exception {
        String staging = STAGING.toAbsolutePath().normalize().toUri().toString();
        Files.writeString(folder.resolve("pom.xml"), pom(artifact, staging));
        Path sources = Files.createDirectories(folder.resolve("src/main/java/readme"));
        Files.copy(EXAMPLES.resolve(example + ".java"), sources.resolve(example + ".java"));
        execute(
                "mvn",
                "-B",
                "-q",
                "-Dmaven.repo.local=" + Path.of("target", "outside").toAbsolutePath(),
                "compile",
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                "-Dmdep.outputFile=classpath.txt");
        String classPath = Files.readString(folder.resolve("classpath.txt"));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(jar -> Path.of(jar).getFileName().toString())
                .toList();
    }

    private static String pom(String artifact, String staging) {
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>outside</groupId>
          <artifactId>outside</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>25</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <repositories>
            <repository>
              <id>staging</id>
              <url>STAGING</url>
            </repository>
          </repositories>
          <dependencyManagement>
            <dependencies>
              <dependency>
                <groupId>org.metagrad</groupId>
                <artifactId>metagrad-bom</artifactId>
                <version>0.1.0</version>
                <type>pom</type>
                <scope>import</scope>
              </dependency>
            </dependencies>
          </dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>org.metagrad</groupId>
              <artifactId>ARTIFACT</artifactId>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.16.0</version>
              </plugin>
            </plugins>
          </build>
        </project>
        """
                .replace("STAGING", staging)
                .replace("ARTIFACT", artifact);
    }

    private String run(String example, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp"));
        command.add(
                folder.resolve("target/classes")
                        + File.pathSeparator
                        + Files.readString(folder.resolve("classpath.txt")));
        command.add("readme." + example);
        command.addAll(List.of(arguments));
        return execute(command.toArray(String[]::new));
    }

    private String execute(String... command) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int code = builder.start().waitFor();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(code).as(text + Files.readString(folder.resolve("err"))).isZero();
        return text;
    }
}
