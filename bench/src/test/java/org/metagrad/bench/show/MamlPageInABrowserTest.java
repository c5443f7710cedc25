package org.metagrad.bench.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metagrad.autodiff.Program;
import org.metagrad.autodiff.nn.CategoricalPolicy;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.html.Browser;
import org.metagrad.bench.html.PageCheck;
import org.metagrad.meta.objective.Surrogate;

class MamlPageInABrowserTest {
    @TempDir private Path folder;

    @Test
    void aVariableLeadsToItsLineAlsoIntoAClosedPart() throws IOException {
        Browser browser = Browser.orSkip();
        try (browser) {
            Mlp network = new Mlp(List.of(2, 2), Mlp.Activation.TANH);
            Program loss = Surrogate.LVC.loss(new CategoricalPolicy(network), 4);
            MamlLines maml = MamlLines.of(loss, loss, 2, 2, 0.1);
            List<String> names =
                    List.of("W", "b", "s0", "a0", "w0", "s1", "a1", "w1", "s2", "a2", "w2");
            Path file = folder.resolve("maml.html");
            MamlPage.of(maml, names).write(file);
            assertThat(PageCheck.faults(browser, file, "maml")).isEmpty();
            String last = maml.program().outputs().getLast().toString().replaceAll("\\[.*", "");
            browser.click("section:last-of-type a:last-of-type");
            assertThat(browser.run("return location.hash")).isEqualTo("#" + last);
            assertThat(
                            browser.run(
                                    "return document.querySelector(':target').closest('details').open"))
                    .isEqualTo(true);
        }
    }
}
