package org.metagrad.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.metagrad.fixtures.DoubleTwins;

/** Who may know whom: kernels from autodiff from meta, which knows envs too; bench knows all. */
class ArchitectureTest {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.metagrad");

    /** The peak loop needs vectors; JMH makes classes of its own beside the benchmarks. */
    private static final String BENCHMARKS = "org.metagrad.bench.jmh..";

    private static ArchRule only(String module, String... allowed) {
        return classes()
                .that()
                .resideInAPackage("org.metagrad." + module + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    @Test
    void everyModuleKnowsOnlyWhatItMay() {
        String kernels = "org.metagrad.kernels..";
        String autodiff = "org.metagrad.autodiff..";
        String envs = "org.metagrad.envs..";
        String meta = "org.metagrad.meta..";
        String vector = "jdk.incubator.vector..";
        only("kernels", "java..", "com.sun.management..", vector, kernels).check(ALL);
        only("autodiff", "java..", kernels, autodiff).check(ALL);
        only("envs", "java..", envs).check(ALL);
        only("meta", "java..", "org.ejml..", kernels, autodiff, envs, meta).check(ALL);
        only("fixtures", "java..", "org.metagrad.fixtures..").check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.metagrad.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.metagrad.bench..")
                .check(ALL);
    }

    @Test
    void theRuleSeesAForbiddenArrow() {
        assertThatThrownBy(() -> only("meta", "java..", "org.metagrad.meta..").check(ALL))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.metagrad.autodiff");
    }

    @Test
    void vectorsStayInsideTheirPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.metagrad.kernels.vector..", BENCHMARKS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.metagrad.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void librariesHaveNoMutableStaticsAndNoConsole() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.metagrad..")
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(BENCHMARKS)
                .and()
                .areStatic()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.metagrad.bench..")
                .and()
                .doNotBelongToAnyOf(DoubleTwins.class) // a program of the build
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(ALL);
    }
}
