package org.metagrad.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.chart.Picture;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PageTest {
    @TempDir private Path folder;

    @BeforeEach
    void copy() throws IOException {
        SampleResults.copy(folder);
    }

    private String page() throws IOException {
        return Page.of(Results.read(folder)).page().toString();
    }

    @Test
    void statesWhatSecondOrderAndTheDirectedStepCost() throws IOException {
        assertThat(page())
                .contains(
                        "**MAML costs 2.00 [1.92, 2.08] times at k = 1 (FLOPs: 2.00), 2.50 [2.40, 2.60] times at k = 3 (FLOPs: 2.50) of FOMAML's time.**")
                .contains(
                        "**The directed step adds 1.0 % [-3.0 %, 5.1 %] to MAML's time** (FLOPs: 1.01); this run does not resolve it from 0.")
                .contains(
                        "**The directed step adds 20.0 % [15.3 %, 24.9 %] to FOMAML's time** (FLOPs: 1.03).")
                .contains(
                        "MAML's time grows as tasks^1.00 \u00b1 0.00, its FLOPs as tasks^1.00 \u00b1 0.00 (3 values from 10 to 40).")
                .contains(
                        "MAML works on 3.00 MiB, 3.00 times FOMAML's 1.00 MiB; its memory grows as tasks^0.34")
                .contains("innerSteps^0.63.")
                .contains("Reptile, k = 3 1.50 [1.44, 1.56] times");
    }

    @Test
    void showsTheNoise() throws IOException {
        assertThat(page())
                .contains("differ by 0.0 % in the middle of 17 benchmarks")
                .contains(
                        "differs by 3.0 % in the middle of 1 pairs and by 3.0 % at most; 1 of 1 intervals include 1.")
                .contains("| 1.03 [0.990, 1.07] |");
    }

    @Test
    void namesTheConditionsAndTheCommandOfWhatIsMissing() throws IOException {
        assertThat(page())
                .contains("| jdkVersion | 25.0.3 |")
                .contains("| cpu |  | A processor |")
                .contains("| floatKernels |  | vector-512 |")
                .contains("./metagrad bench meta-update -f 2")
                .contains("Not there: `./metagrad bench environments` makes it.")
                .contains("Not there: `./metagrad bench peers` makes it.")
                .contains("Not there: `./metagrad bench accuracy` makes it.")
                .doesNotContain("`./metagrad bench kernels` makes it");
    }

    @Test
    void whatSpeaksAgainstAMeasurementStandsBeforeItAndInItsRow() throws IOException {
        Path machine = folder.resolve("meta-update.machine.json");
        String given = Files.readString(machine).strip();
        assertThat(page())
                .contains("* The results do not say which commit they are of.\n")
                .contains("Of 17 results 0 are marked as allocating in a kernel, and 0 because")
                .doesNotContain("busy", "| mark |");
        Files.writeString(
                machine,
                given.substring(0, given.length() - 1)
                        + ", \"loadBefore\": 1.5, \"commit\": \"c0\","
                        + " \"settings\": {\"a b\": \"c=d\"}, \"marks\": [\"busy\"]}");
        Path kernels = folder.resolve("kernels.json");
        Files.writeString(
                kernels,
                Files.readString(kernels)
                        .replace("[490.0, 500.0, 510.0]", "[900.0, 500.0, 450.0]"));
        String busy =
                "* **Measured on a busy machine**: a load of 1.50 on 2 cores before the start. Times may be too long, ratios off.\n";
        assertThat(page())
                .contains("## In short\n\n" + busy)
                .contains("meta-update -f 2\n```\n\n" + busy)
                .contains("| commit |  | c0 |")
                .contains("| scalar | 64x64 | 500 us |", " | still falls, by 50.0 % |")
                .contains("and 1 because")
                .doesNotContain("c=d", "| marks |");
    }

    @Test
    void aPartOfASuiteIsShownWhereNothingElseIsThere() throws IOException {
        Files.move(folder.resolve("kernels.json"), folder.resolve("kernels-part.json"));
        Files.writeString(
                folder.resolve("kernels-part.machine.json"), "{\"part\": \"5 of 138 points\"}");
        assertThat(page())
                .contains("* **A part of the suite**: 5 of 138 points.\n", "### FloatProducts");
        Files.move(folder.resolve("kernels-part.json"), folder.resolve("kernels.json"));
        Files.writeString(folder.resolve("kernels-part.json"), "[]");
        assertThat(page()).contains("### FloatProducts").doesNotContain("A part of the suite");
    }

    @Test
    void tablesHaveRatiosAndTheFractionOfThePeak() throws IOException {
        assertThat(page())
                .contains(
                        "| kernels | layer | median | interval | forks differ by | time / best | GFLOP/s | of peak |")
                .contains("| best | 64x64 | 25.0 us | 24.5 to 25.5 | 0.0 % | 1 | 80.0 | 80.0 % |")
                .contains(
                        "| scalar | 64x64 | 500 us | 490 to 510 | 0.0 % | 20.0 [19.2, 20.8] | 4.00 | 4.0 % |");
    }

    @Test
    void costAgainstErrorTakesTheMeasuredTimes() throws IOException {
        SampleResults.addAccuracy(folder);
        Document document = Page.of(Results.read(folder));
        assertThat(document.page().toString())
                .contains("| MAML | closed form | 1.000 | 0 | 2.00 |")
                .contains(
                        "| FOMAML | closed form | 0.900 [0.800, 0.950] | 0.300 [0.200, 0.400] | 1.00 |")
                // 4.4 / 4.0 of MAML's, which is 2 of FOMAML's
                .contains(
                        "| MAML, LVC | closed form | 0.990 [0.980, 1.000] | 0.100 [0.0500, 0.200] | 2.20 |");
        assertThat(document.charts()).containsKey("pareto-quadratics.svg");
        Files.delete(folder.resolve("meta-update.json"));
        assertThat(page()).contains("| MAML | closed form | 1.000 | 0 | 1.60 |");
    }

    @Test
    void withoutTimesThereIsALineInPlaceOfThePicture() throws IOException {
        SampleResults.addAccuracy(folder);
        Files.delete(folder.resolve("accuracy.machine.json"));
        Files.delete(folder.resolve("meta-update.json"));
        assertThat(page()).contains("There is no picture of cost against error: times are missing");
    }

    @Test
    void anEmptyFolderGivesAPageOfCommands() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Document document = Page.of(Results.read(empty));
        assertThat(document.charts()).isEmpty();
        assertThat(document.page().toString())
                .contains("Nothing has been measured yet.")
                .contains("Not there: `./metagrad bench kernels` makes it.");
    }

    @Test
    void isTheSameTwice() throws IOException {
        SampleResults.addAccuracy(folder);
        Document once = Page.of(Results.read(folder));
        Document twice = Page.of(Results.read(folder));
        assertThat(twice.page().toString()).isEqualTo(once.page().toString());
        assertThat(twice.charts()).isEqualTo(once.charts());
    }

    @Test
    void chartsReadInLightAndDarkWithoutTextOnText() throws Exception {
        SampleResults.addAccuracy(folder);
        Document document = Page.of(Results.read(folder));
        assertThat(document.charts().keySet())
                .containsExactlyInAnyOrder(
                        "peak-float.svg",
                        "meta-update-float.svg",
                        "scaling-tasks-float.svg",
                        "pareto-quadratics.svg");
        for (var chart : document.charts().entrySet()) {
            assertThat(chart.getValue()).contains("prefers-color-scheme:dark");
            assertThat(chart.getValue()).contains("./metagrad bench ").doesNotContain("NaN");
            List<double[]> boxes = boxes(chart.getValue());
            assertThat(boxes).hasSizeGreaterThan(8);
            for (int i = 0; i < boxes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(overlap(boxes.get(i), boxes.get(j)))
                            .as("%s: texts %d and %d", chart.getKey(), j, i)
                            .isFalse();
                }
            }
            assertThat(document.page().toString()).contains("](" + chart.getKey() + ")");
        }
    }

    /** Left, top, right and bottom of each text that is not turned; all must be on the paper. */
    private static List<double[]> boxes(String svg) throws Exception {
        Element root =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement();
        double height = Double.parseDouble(root.getAttribute("height"));
        NodeList texts = root.getElementsByTagName("text");
        List<double[]> boxes = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.hasAttribute("transform")) {
                continue;
            }
            double size = Double.parseDouble(text.getAttribute("font-size"));
            double wide = Picture.width(text.getTextContent(), size);
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double left =
                    switch (text.getAttribute("text-anchor")) {
                        case "end" -> x - wide;
                        case "middle" -> x - wide / 2;
                        default -> x;
                    };
            double[] box = {left, y - 0.75 * size, left + wide, y};
            assertThat(box[0]).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
            assertThat(box[2]).as(text.getTextContent()).isLessThanOrEqualTo(Picture.WIDTH);
            assertThat(box[3]).as(text.getTextContent()).isLessThanOrEqualTo(height);
            boxes.add(box);
        }
        return boxes;
    }

    private static boolean overlap(double[] a, double[] b) {
        return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    }

    private static JmhResult result(
            String benchmark, Map<String, String> parameters, double milliseconds) {
        Metric time = new Metric(new double[][] {{milliseconds}}, "ms/op");
        return new JmhResult("b." + benchmark, parameters, Map.of(), time, Map.of());
    }

    @Test
    void otherLibrariesStandBesideOursOfTheSameWork() {
        var small = Map.of("learner", "maml", "threads", "1");
        var large = Map.of("learner", "maml", "threads", "2");
        Document document = new Document();
        PeersSection.write(
                new Measured(
                        Suite.PEERS,
                        List.of(
                                result("FloatMetaUpdate.update", small, 100),
                                result("FloatMetaUpdate.update", large, 50),
                                result("TorchMetaGradient.update", small, 250),
                                result("TorchMetaGradient.update", large, 40),
                                result("TorchMetaGradient.update", Map.of("threads", "3"), 1),
                                result("FloatProducts.forward", Map.of("kernels", "best"), 2),
                                result("FloatProducts.forward", Map.of("kernels", "scalar"), 40),
                                result("FloatProducts.forward", Map.of("kernels", "ejml"), 30),
                                result("OpenBlasProducts.forward", Map.of(), 1)),
                        Map.of()),
                document);
        assertThat(document.page().toString())
                .containsPattern("update, .*maml.* libtorch \\| 250 ms \\| 100 ms \\| 2.50 ")
                .containsPattern("update, .*maml.* libtorch \\| 40.0 ms \\| 50.0 ms \\| 0.800 ")
                .contains("| forward | EJML | 30.0 ms | 2.00 ms | 15.0 [15.0, 15.0] |")
                .contains("| forward | OpenBLAS | 1.00 ms | 2.00 ms | 0.500 [0.500, 0.500] |")
                .doesNotContain("| 1.00 ms | 100 ms");
        assertThat(document.charts().get("peers.svg")).contains("libtorch update");
    }

    @Test
    void phasesOfIterationsAreParts() {
        Metric half = new Metric(new double[][] {{4}}, "ms/op");
        JmhResult one = result("TrainingIterations.iteration", Map.of("algorithm", "maml"), 10);
        JmhResult other = result("TrainingIterations.iteration", Map.of("algorithm", "fomaml"), 6);
        Document document = new Document();
        SuiteSection.write(
                new Measured(
                        Suite.ITERATIONS,
                        Stream.of(one, other)
                                .map(r ->
                                        new JmhResult(
                                                r.benchmark(),
                                                r.parameters(),
                                                r.environment(),
                                                r.primary(),
                                                Map.of("rollout", half)))
                                .toList(),
                        Map.of()),
                document);
        assertThat(document.charts().get("iterations-TrainingIterations.svg"))
                .contains("phases of each thread", "rollout", "class=\"bar\"");
        assertThat(document.page().toString())
                .contains("| maml | 10.0 ms | 10.0 to 10.0 | - | 1.67 [1.67, 1.67] |");
    }

    @Test
    void otherLibrariesStandBesideOursOfTheSamePrecision() {
        var ours = Map.of("kernels", "best", "layer", "4x64");
        Document document = new Document();
        PeersSection.write(
                new Measured(
                        Suite.PEERS,
                        List.of(
                                result("FloatProducts.forward", ours, 2),
                                result("DoubleProducts.forward", ours, 4),
                                result("FloatProducts.weights", ours, 3),
                                result(
                                        "OpenBlasProducts.forward",
                                        Map.of("layer", "4x64", "precision", "float"),
                                        1),
                                result(
                                        "OpenBlasProducts.forward",
                                        Map.of("layer", "4x64", "precision", "double"),
                                        8)),
                        Map.of()),
                document);
        assertThat(document.page().toString())
                .contains("| OpenBLAS | 1.00 ms | 2.00 ms | 0.500 ")
                .contains("| OpenBLAS | 8.00 ms | 4.00 ms | 2.00 ");
    }

    @Test
    void whatAnotherLibraryDoesBetterComesFirst() {
        var ours = Map.of("kernels", "best");
        Measured measured =
                new Measured(
                        Suite.PEERS,
                        List.of(
                                result("FloatProducts.forward", ours, 2),
                                result("FloatProducts.weights", ours, 2),
                                result("FloatProducts.cotangent", ours, 2),
                                result("OpenBlasProducts.forward", Map.of(), 5),
                                result("OpenBlasProducts.weights", Map.of(), 1),
                                result("OpenBlasProducts.cotangent", Map.of(), 2)),
                        Map.of());
        assertThat(PeersSection.sentences(measured))
                .containsExactly(
                        "**OpenBLAS is faster than metagrad in 1 of 3 cases**, level in 1. Its time / ours goes from 0.500 [0.500, 0.500] (weights) to 2.50 [2.50, 2.50] (forward).");
        Document document = new Document();
        PeersSection.write(measured, document);
        assertThat(document.page().toString())
                .containsSubsequence("| weights |", "| cotangent |", "| forward |");
        assertThat(document.charts().get("peers.svg")).contains("<line class=\"whisker\"");
    }

    @Test
    void theLineAtOneIsInsideThePictureWhereAllAreFaster() {
        Document document = new Document();
        PeersSection.write(
                new Measured(
                        Suite.PEERS,
                        List.of(
                                result("FloatProducts.forward", Map.of("kernels", "best"), 2),
                                result("OpenBlasProducts.forward", Map.of(), 1)),
                        Map.of()),
                document);
        String chart = document.charts().get("peers.svg");
        var line = java.util.regex.Pattern.compile("<line class=\"whisker\" x1=\"([0-9.]+)\"");
        var found = line.matcher(chart);
        assertThat(found.find()).isTrue();
        assertThat(Double.parseDouble(found.group(1))).isBetween(0.0, Picture.WIDTH - 30.0);
    }

    @Test
    void thePageSaysHowToCite() throws IOException {
        Files.writeString(
                folder.resolve("kernels.machine.json"),
                "{\"commit\": \"c0\", \"cpu\": \"A processor\", \"command\": \"./metagrad bench kernels -f 5\"}");
        assertThat(page())
                .contains(
                        "## How to cite",
                        "* Kernels: metagrad unknown, commit c0, A processor, JDK unknown, unknown, `./metagrad bench kernels -f 5`\n");
    }

    @Test
    void ofAPrecisionThatIsNotOursThereIsNoRatio() {
        Document document = new Document();
        PeersSection.write(
                new Measured(
                        Suite.PEERS,
                        List.of(
                                result("FloatProducts.forward", Map.of("kernels", "best"), 2),
                                result(
                                        "OpenBlasProducts.forward",
                                        Map.of("precision", "double"),
                                        8)),
                        Map.of()),
                document);
        assertThat(document.page().toString()).contains("ours of the same parameters are missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                       | : is not JSON: character 0: wanted a number, a string, an array or an object
                    [{"benchmark":"a.b"      | : is not JSON: character 19: wanted ','
                    {"rows":[]}              | : an object came, an array was wanted
                    [1]                      | , entry 1: a number came, an object was wanted
                    [{}]                     | , entry 1: 'benchmark' is missing
                    [{"benchmark":3}]        | , entry 1: 'benchmark' is a number, a text was wanted
                    [{"benchmark":"update"}] | , entry 1: benchmark 'update', a class and a method were wanted
                    [{"benchmark":"a.b"}]    | , entry 1: 'primaryMetric' is missing
                    [{"benchmark":"a.b","primaryMetric":{"rawData":[]}}] | , entry 1, primaryMetric: 'scoreUnit' is missing
                    [{"benchmark":"a.b","primaryMetric":{"rawData":[["x"]],"scoreUnit":"ms/op"}}] | , entry 1, primaryMetric: 'rawData' is an array, an array of arrays of numbers was wanted
                    [{"benchmark":"a.b","primaryMetric":{"rawData":[[]],"scoreUnit":"ms/op"}}] | , entry 1: has no raw data
                    [{"benchmark":"a.b","primaryMetric":{"rawData":[[1]],"scoreUnit":"kg"}}] | , entry 1: scoreUnit 'kg', a time such as ms/op or a rate such as ops/s was wanted
                    """)
    void aForeignFileIsOneClearLine(String text, String message) throws IOException {
        Path file = folder.resolve("derivatives.json");
        Files.writeString(file, text == null ? "" : text);
        assertThatThrownBy(() -> Results.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + message);
    }

    @Test
    void accuracyOfAnotherKindIsOneClearLine() throws IOException {
        SampleResults.addAccuracy(folder);
        Path file = folder.resolve("accuracy.json");
        String good = Files.readString(file);
        Files.writeString(file, good.replace("\"closed form\":", "\"open form\":"));
        assertThatThrownBy(() -> Results.read(folder))
                .hasMessage(
                        file
                                + ", rows, entry 1: reference 'closed form' is not among 'references'");
        Files.writeString(file, good.replace("\"error\":0.3", "\"error\":\"much\""));
        assertThatThrownBy(() -> Results.read(folder))
                .hasMessage(file + ", rows, entry 2: 'error' is a text, a number was wanted");
    }
}
