package org.metagrad.bench.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metagrad.bench.chart.CurveChart;
import org.metagrad.bench.film.Film;
import org.metagrad.envs.catalogue.Environments;

/** A page with one of everything. */
final class SamplePage {
    private SamplePage() {}

    static Page page() {
        Section numbers =
                new Section(
                        "numbers",
                        "Numbers",
                        Html.paragraph("A return of <b>5 & \"more\"</b>."),
                        new Table(
                                        "Means over five seeds.",
                                        List.of(
                                                Table.words("learner"),
                                                Table.numbers("before"),
                                                Table.numbers("after one step of adaptation")),
                                        List.of(
                                                List.of("MAML", "-24.2", "-6.7"),
                                                List.of("Directed-MAML", "-23.7", "-7.7")))
                                .html());
        Section pictures =
                new Section(
                        "pictures",
                        "Pictures",
                        new Figure(
                                        "learning",
                                        learning(),
                                        "The bands are of five seeds.",
                                        Html.list(Html.text("one"), Html.code("two")))
                                .html(),
                        new Figure("survival", survival(), "Not all of them arrive.").html(),
                        Html.beside(
                                new Figure("film-0", film(1), "Before.").html(),
                                new Figure("film-1", film(2), "After.").html()));
        return new Page(
                "A sample & all its parts",
                Html.paragraph("What the page says."),
                List.of(numbers, pictures),
                Html.paragraph("Made by a test."),
                List.of(
                        new Inline.Data(
                                "data", Map.of("name", "</script><b>", "seeds", List.of(1L))),
                        new Inline.Style("footer { letter-spacing: 0; }"),
                        new Inline.Script(
                                "document.title += JSON.parse(document.getElementById('data').textContent).name;")));
    }

    static String learning() {
        List<CurveChart.Curve> curves = new ArrayList<>();
        for (int series = 0; series < 2; series++) {
            List<CurveChart.Point> points = new ArrayList<>();
            for (int i = 0; i <= 50; i++) {
                double y = -40 + (30 + 5 * series) * (1 - Math.exp(-0.05 * i));
                points.add(new CurveChart.Point(1e4 * i, i == 20 ? Double.NaN : y, y - 3, y + 2));
            }
            String name = series == 0 ? "before adaptation" : "after one step";
            curves.add(new CurveChart.Curve(name, series, points));
            curves.add(
                    new CurveChart.Curve(
                            name,
                            series,
                            CurveChart.Course.FAINT,
                            points.stream()
                                    .map(p -> new CurveChart.Point(p.x(), p.y() + 4))
                                    .toList(),
                            List.of()));
        }
        return new CurveChart(
                        "Returns",
                        "five seeds",
                        CurveChart.Scale.fromZero("environment steps"),
                        CurveChart.Scale.linear("return"),
                        curves,
                        List.of(new CurveChart.Level("target", -8)),
                        "metagrad compare")
                .svg();
    }

    static String survival() {
        return new CurveChart(
                        "Not yet at the target",
                        "Kaplan and Meier's estimate",
                        CurveChart.Scale.logarithmic("gradient evaluations"),
                        CurveChart.Scale.share("share of seeds"),
                        List.of(
                                new CurveChart.Curve(
                                        "MAML",
                                        0,
                                        CurveChart.Course.STEPS,
                                        List.of(
                                                new CurveChart.Point(10, 1, 1, 1),
                                                new CurveChart.Point(100, 0.6, 0.4, 0.8),
                                                new CurveChart.Point(300, 0.2, 0.05, 0.5),
                                                new CurveChart.Point(1000, 0.2, 0.05, 0.5)),
                                        List.of(500.0, 1000.0))),
                        List.of(),
                        "metagrad compare")
                .svg();
    }

    private static String film(long seed) {
        var family = Environments.named("cartpole-dynamics");
        return Film.record(
                        family,
                        family.medium(),
                        "random policy",
                        environment ->
                                Film.run(
                                        environment,
                                        Film.random(environment.actionSpace(), seed),
                                        seed))
                .svg();
    }
}
