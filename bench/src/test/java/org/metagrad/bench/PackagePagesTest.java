package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every package has a page, and the classes that pages lead to are where they say. */
class PackagePagesTest {
    private static final Path ROOT = Path.of("..");
    private static final String PAGE = ".package-info";
    private static final Pattern NAME =
            Pattern.compile(
                    "\\{@(link|code) (org\\.metagrad\\.[a-z.]+\\.)?([A-Z]\\w*)(?:\\.[A-Z]\\w*)?[#}]");

    /** The source files of all modules by the names of their classes, pages among them. */
    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                for (String kind :
                        new String[] {"src/main/java", "src/generated/java", "src/spark/java"}) {
                    Path root = module.resolve(kind);
                    if (Files.isDirectory(root)) {
                        addAll(root, sources);
                    }
                }
            }
        }
        return sources;
    }

    private static void addAll(Path root, Map<String, Path> sources) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
                if (name.startsWith("org.") && name.endsWith(".java")) {
                    sources.put(name.substring(0, name.length() - ".java".length()), file);
                }
            }
        }
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    @Test
    void everyPackageHasAPage() throws IOException {
        Map<String, Path> sources = sources();
        assertThat(sources)
                .containsKeys("org.metagrad.meta.Training", "org.metagrad.envs.Episodes");
        assertThat(sources.keySet().stream().map(PackagePagesTest::packageOf).distinct())
                .allSatisfy(name -> assertThat(sources).containsKey(name + PAGE));
    }

    /** A name without its package is of the page's own, unless it is no link. */
    @Test
    void whatPagesLeadToIsThere() throws IOException {
        Map<String, Path> sources = sources();
        int found = 0;
        for (var page : sources.entrySet()) {
            if (!page.getKey().endsWith(PAGE)) {
                continue;
            }
            String own = packageOf(page.getKey()) + ".";
            String text = Files.readString(page.getValue()).replaceAll("\\s+(\\* )?", " ");
            Matcher names = NAME.matcher(text);
            while (names.find()) {
                found++;
                String name = (names.group(2) == null ? own : names.group(2)) + names.group(3);
                String simple = "." + names.group(3);
                boolean elsewhere =
                        names.group(1).equals("code")
                                && sources.keySet().stream().anyMatch(n -> n.endsWith(simple));
                assertThat(sources.containsKey(name) || elsewhere)
                        .as("%s in %s", name, page.getKey())
                        .isTrue();
            }
        }
        assertThat(found).isGreaterThan(150);
    }
}
