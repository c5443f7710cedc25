package org.metagrad.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which packages below a root may know which others, each stated; none may be left out. */
final class PackageArrows {
    private final String root;
    private final List<String> ofAll;
    private final Map<String, List<String>> allowed = new LinkedHashMap<>();

    /**
     * @param root the name with which all packages begin
     * @param ofAll patterns of what every package may know
     */
    PackageArrows(String root, String... ofAll) {
        this.root = root;
        this.ofAll = List.of(ofAll);
    }

    /**
     * States what a package may know beside itself.
     *
     * @param name behind the root
     * @param others names behind the root; or patterns of other people's packages, with {@code ..}
     */
    PackageArrows may(String name, String... others) {
        allowed.put(
                root + "." + name,
                Arrays.stream(others)
                        .map(other -> other.endsWith("..") ? other : root + "." + other)
                        .toList());
        return this;
    }

    /**
     * Checks the arrows of all classes below the root.
     *
     * @throws AssertionError naming an arrow that is not allowed, or a package that is not stated
     */
    void check(JavaClasses all) {
        Set<String> unstated = new TreeSet<>();
        for (JavaClass found : all) {
            String name = found.getPackageName();
            if (name.startsWith(root + ".") && !allowed.containsKey(name)) {
                unstated.add(name);
            }
        }
        if (!unstated.isEmpty()) {
            throw new AssertionError("what these packages may know is not stated: " + unstated);
        }
        allowed.forEach((name, others) -> {
            String[] known =
                    Stream.of(Stream.of(name), others.stream(), ofAll.stream())
                            .flatMap(s -> s)
                            .toArray(String[]::new);
            classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(known)
                    .check(all);
        });
    }

    /**
     * Checks that no packages know each other in a circle.
     *
     * @param except a pattern of packages that may, among themselves
     * @throws AssertionError naming a circle
     */
    void checkCycles(JavaClasses all, String except) {
        slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(except), resideInAPackage(except))
                .check(all);
    }
}
