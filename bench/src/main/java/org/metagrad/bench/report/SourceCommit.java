package org.metagrad.bench.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commit of the checkout that the running classes were built in, as git says it. */
public final class SourceCommit {
    private static final String UNKNOWN = "unknown";

    /** What a build is made of; results and texts may differ from the commit. */
    private static final List<String> SOURCES =
            List.of(
                    "pom.xml",
                    ":(glob)*/pom.xml",
                    ":(glob)*/src/main/**",
                    ":(glob)*/src/generated/**");

    private SourceCommit() {}

    /**
     * {@return the commit of the sources, forty hexadecimal digits, with {@code " with changes"}
     * where a source differs from the commit; {@code "unknown"} outside of a checkout of metagrad,
     * or without git}
     */
    public static String current() {
        CodeSource source = SourceCommit.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? UNKNOWN : of(Path.of(source.getLocation().toURI()).getParent());
        } catch (URISyntaxException | IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    /** The commit of the checkout that a folder is in. */
    static String of(Path folder) {
        Optional<Path> root = git(folder, "rev-parse", "--show-toplevel").map(Path::of);
        if (root.isEmpty() || !Files.exists(root.get().resolve("bench/pom.xml"))) {
            return UNKNOWN;
        }
        Optional<String> commit = git(root.get(), "rev-parse", "HEAD");
        String[] status =
                Stream.concat(Stream.of("status", "--porcelain", "--"), SOURCES.stream())
                        .toArray(String[]::new);
        Optional<String> changes = git(root.get(), status);
        return commit.isEmpty() || changes.isEmpty()
                ? UNKNOWN
                : commit.get() + (changes.get().isEmpty() ? "" : " with changes");
    }

    /** What git prints; empty if it fails or is not there. */
    private static Optional<String> git(Path folder, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder("git", "--no-optional-locks");
        builder.command().addAll(List.of(arguments));
        // such as of a hook that runs this, which would name another checkout
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process git = builder.start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
