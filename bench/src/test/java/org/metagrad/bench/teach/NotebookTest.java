package org.metagrad.bench.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metagrad.kernels.FusedMultiplyAdd;
import org.metagrad.meta.store.Json;

/** The notebook is the lessons, and its cells do what it shows, without Jupyter. */
@Timeout(300)
class NotebookTest {
    private static final Path FILE = Path.of("notebook", "lessons.ipynb");

    /** All cells are run for it. */
    @Test
    void theCommittedFileIsWhatTheCommandWrites() throws IOException {
        assumeTrue(FusedMultiplyAdd.AVAILABLE, "the last digits are those of fused multiply-add");
        assertThat(Notebook.text())
                .as("write it anew: metagrad lesson --notebook bench/notebook/lessons.ipynb")
                .isEqualTo(Files.readString(FILE));
    }

    @Test
    void itIsANotebookThatJupyterReads() throws IOException {
        Map<?, ?> notebook = (Map<?, ?>) Json.parse(Files.readString(FILE));
        assertThat(notebook.get("nbformat")).isEqualTo(4L);
        List<?> cells = (List<?>) notebook.get("cells");
        assertThat(cells).hasSizeGreaterThan(30);
        assertThat(cells)
                .allSatisfy(cell ->
                        assertThat(((Map<?, ?>) cell).get("source").toString())
                                .isNotBlank()
                                .doesNotContain("{@code", "static ", "// Hole", "package "));
        assertThat(Files.size(FILE)).isLessThan(60_000);
    }

    @Test
    void cellsOfALessonAreItsMethodsAndTheParagraphsOfItsMain() {
        LessonCells cells =
                LessonCells.of(
                        """
                        package p;

                        import java.util.List;
                        import java.util.Map;

                        /**
                         * Lesson 3: a thing.
                         *
                         * <p>It is {@code x_{s+1} = {y}}, and more.
                         */
                        final class C {
                            static final int K = 1;

                            /** Gives {@code {x}}. */
                            static int f(int x) {
                                return x;
                            }

                            static void main() {
                                int a = 1;
                                int b = 2;

                                // Then.
                                for (;;) {

                                    a++;
                                }
                            }
                        }
                        """);
        assertThat(cells.text())
                .isEqualTo("## Lesson 3: a thing\n\nIt is `x_{s+1} = {y}`, and more.");
        assertThat(cells.code())
                .containsExactly(
                        "import java.util.List;\nimport java.util.Map;",
                        "int K = 1;",
                        "// Gives {x}.\nint f(int x) {\n    return x;\n}",
                        "int a = 1;\nint b = 2;",
                        "// Then.\nfor (;;) {\n\n    a++;\n}");
    }

    @Test
    void aCellThatFailsIsNamed() {
        assertThatThrownBy(() -> run("int a = \"text\";"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cell 'int a = \"text\";': incompatible types");
        assertThatThrownBy(() -> run("int b = 1;\nint c = b / 0;"))
                .hasMessageContaining("cell 'int c = b / 0;': ");
        assertThatThrownBy(() -> run("int b = 1;\nb + 1")).hasMessageContaining("would be shown");
        assertThatThrownBy(() -> run("int g() { return missing(); }"))
                .hasMessageContaining("missing");
        assertThat(run("int b = 1;\nSystem.out.println(b);").getFirst().output()).isEqualTo("1\n");
    }

    private static List<Notebook.Cell> run(String code) {
        return Notebook.run(List.of(new Notebook.Cell(true, code, "")));
    }
}
