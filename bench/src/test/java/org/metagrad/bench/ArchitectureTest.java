package org.metagrad.bench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
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

    private static final String SPARK = "org.metagrad.bench.spark..";

    private static final String VECTOR = "jdk.incubator.vector..";

    /** Every package with what it may know of ours, from the bottom to the top of each module. */
    private static final PackageArrows ARROWS =
            new PackageArrows("org.metagrad", "java..")
                    // the entrance looks the two kernel sets up, which implement its interfaces
                    .may("kernels", "kernels.scalar", "kernels.vector", "com.sun.management..")
                    .may("kernels.scalar", "kernels")
                    .may("kernels.vector", "kernels", "kernels.scalar", VECTOR)
                    .may("autodiff")
                    .may("autodiff.optimiser")
                    .may("autodiff.nn", "autodiff")
                    .may("autodiff.execution", "autodiff", "kernels")
                    .may(
                            "autodiff.function",
                            "autodiff",
                            "autodiff.execution",
                            "autodiff.optimiser",
                            "kernels")
                    .may("autodiff.reference", "autodiff", "autodiff.execution", "kernels")
                    .may(
                            "autodiff.tiles",
                            "autodiff",
                            "autodiff.execution",
                            "autodiff.nn",
                            "kernels")
                    .may("envs")
                    .may("envs.exact")
                    .may("envs.cartpole", "envs", "envs.exact")
                    .may("envs.intersection", "envs")
                    .may("envs.lander", "envs", "envs.exact", "envs.lander.physics")
                    .may("envs.lander.physics")
                    .may("envs.cheetah", "envs", "envs.cheetah.physics")
                    .may("envs.cheetah.physics", "envs.exact")
                    .may("envs.navigation", "envs")
                    .may("envs.sinusoid", "envs", "envs.exact")
                    .may(
                            "envs.catalogue",
                            "envs",
                            "envs.cartpole",
                            "envs.cheetah",
                            "envs.intersection",
                            "envs.lander",
                            "envs.navigation")
                    .may("meta.store")
                    .may("meta.file", "autodiff", "meta.store")
                    .may(
                            "meta.learner",
                            "autodiff",
                            "autodiff.function",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "meta.file",
                            "org.ejml..")
                    .may("meta.objective", "autodiff", "autodiff.nn", "envs")
                    .may("meta.problem", "autodiff", "autodiff.nn", "autodiff.tiles", "envs")
                    .may(
                            "meta.fewshot",
                            "autodiff",
                            "autodiff.nn",
                            "envs",
                            "envs.sinusoid",
                            "meta.config",
                            "meta.problem")
                    .may(
                            "meta.config",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "envs",
                            "envs.catalogue",
                            "envs.sinusoid",
                            "meta.objective",
                            "meta.problem")
                    .may(
                            "meta.exchange",
                            "autodiff",
                            "autodiff.nn",
                            "envs",
                            "meta.file",
                            "meta.rollout")
                    .may("meta.run", "meta.config", "meta.file", "meta.store")
                    .may(
                            "meta.rollout",
                            "autodiff",
                            "autodiff.execution",
                            "autodiff.nn",
                            "autodiff.tiles",
                            "envs",
                            "kernels")
                    .may(
                            "meta.advantage",
                            "autodiff",
                            "autodiff.execution",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "autodiff.tiles",
                            "envs",
                            "kernels",
                            "meta.file",
                            "meta.rollout",
                            "org.ejml..")
                    .may(
                            "meta.task",
                            "autodiff",
                            "autodiff.execution",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "autodiff.tiles",
                            "envs",
                            "envs.catalogue",
                            "kernels",
                            "meta.advantage",
                            "meta.config",
                            "meta.exchange",
                            "meta.fewshot",
                            "meta.file",
                            "meta.learner",
                            "meta.objective",
                            "meta.problem",
                            "meta.rollout")
                    .may(
                            "meta.update",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "autodiff.tiles",
                            "kernels",
                            "meta.config",
                            "meta.learner",
                            "meta.rollout",
                            "meta.task")
                    .may(
                            "meta",
                            "autodiff",
                            "autodiff.nn",
                            "autodiff.optimiser",
                            "autodiff.tiles",
                            "envs",
                            "kernels",
                            "meta.config",
                            "meta.exchange",
                            "meta.file",
                            "meta.learner",
                            "meta.problem",
                            "meta.rollout",
                            "meta.run",
                            "meta.store",
                            "meta.task",
                            "meta.update")
                    .may("fixtures")
                    .may("fixtures.disk");

    /** The packages of bench, a visitor each; all may know the libraries. */
    private static final PackageArrows VISITORS =
            new PackageArrows(
                            "org.metagrad.bench",
                            "java..",
                            "javax.management..",
                            "com.sun.management..",
                            "org.metagrad.kernels..",
                            "org.metagrad.autodiff..",
                            "org.metagrad.envs..",
                            "org.metagrad.meta..",
                            "org.metagrad.fixtures..",
                            "picocli..",
                            "org.openjdk.jmh..")
                    .may("io")
                    .may("statistics", "org.apache.commons.statistics..")
                    .may("chart")
                    .may("html")
                    .may("tensorboard")
                    .may("option", "io")
                    .may(
                            "run",
                            "io",
                            "option",
                            "tensorboard",
                            "me.tongfei..",
                            "org.jline..",
                            "sun.misc..")
                    .may("show", "html", "io", "option")
                    .may("explain", "html", "io", "show", "verify.estimator", "org.ejml..")
                    .may("lesson")
                    .may("lesson.mark", "io", "lesson", "javax.tools..")
                    .may(
                            "teach",
                            "io",
                            "lesson",
                            "lesson.mark",
                            "option",
                            "com.sun.source..",
                            "javax.lang.model..",
                            "javax.tools..",
                            "jdk.jshell..")
                    .may("film", "chart", "io", "option", "run")
                    .may("pages", "chart", "film", "html", "io", "option", "run")
                    .may("report", "chart", "io", "statistics")
                    .may("jmh", VECTOR, "org.ejml..")
                    .may("jmh.jmh_generated", "jmh", "sun.misc..")
                    .may("suite", "io", "jmh", "option", "report", "run")
                    .may("verify.check", "io")
                    .may("verify.envs", "verify.check")
                    .may("verify.torch", "verify.check")
                    .may("verify.sinusoid", "verify.check", "verify.torch")
                    .may("verify.estimator", "verify.check", "verify.torch")
                    .may(
                            "verify",
                            "io",
                            "option",
                            "verify.check",
                            "verify.envs",
                            "verify.estimator",
                            "verify.sinusoid",
                            "verify.torch")
                    .may("accuracy", "io", "option", "report", "verify.estimator")
                    .may("compare", "chart", "film", "html", "io", "option", "run", "statistics")
                    .may("theory", "io", "verify.check", "org.ejml..");

    @Test
    void everyPackageKnowsOnlyWhatItMay() {
        ARROWS.check(ALL.that(resideOutsideOfPackage("org.metagrad.bench..")));
        VISITORS.check(ALL.that(resideOutsideOfPackage(SPARK)));
    }

    /** Its classes are there only in a build with it, and the rest does without. */
    @Test
    void sparkStaysInsideItsPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SPARK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPARK, "org.apache.spark..", "scala..")
                .check(ALL);
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.metagrad.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.metagrad.bench..")
                .check(ALL);
    }

    /** Those who come to bench do not meet: commands know commands from Metagrad alone. */
    @Test
    void benchIsSplitByVisitor() {
        for (String visitor :
                List.of(
                        "run",
                        "pages",
                        "show",
                        "explain",
                        "film",
                        "lesson",
                        "suite",
                        "teach",
                        "accuracy",
                        "compare",
                        "theory",
                        "verify")) {
            noClasses()
                    .that()
                    .resideInAPackage("org.metagrad.bench." + visitor + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.metagrad.bench")
                    .check(ALL);
        }
    }

    @Test
    void packagesHaveNoCycles() {
        ARROWS.checkCycles(ALL, "org.metagrad.kernels..");
    }

    /** A rule that lets everything pass would pass the tests above too. */
    @Test
    void theRulesSeeAWrongArrowACycleAndAPackageThatIsNotStated() {
        JavaClasses planted = new ClassFileImporter().importPackages("org.metagrad.planted");
        String root = "org.metagrad.planted";
        PackageArrows wrong =
                new PackageArrows(root, "java..")
                        .may("low")
                        .may("high")
                        .may("one", "other")
                        .may("other", "one");
        assertThatThrownBy(() -> wrong.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.metagrad.planted.high.High");
        PackageArrows right = wrong.may("low", "high");
        right.check(planted);
        assertThatThrownBy(() -> right.checkCycles(planted, "nowhere"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected");
        assertThatThrownBy(
                        () -> new PackageArrows(root, "java..").may("low", "high").check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not stated: [")
                .hasMessageContaining("org.metagrad.planted.one");
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
