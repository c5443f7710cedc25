package org.metagrad.bench.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.bench.chart.Svg;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;
import org.metagrad.envs.TaskDistribution;
import org.metagrad.envs.catalogue.Environments;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FilmTest {
    private static Film heuristic(String name, long seed) {
        TaskDistribution family = Environments.named(name);
        EnvironmentTask task = family.sample(RandomStream.of(seed));
        return Film.record(
                family,
                task,
                "heuristic policy",
                environment -> Film.run(environment, Film.heuristic(family, task), seed));
    }

    private static Film random(String name, long seed) {
        TaskDistribution family = Environments.named(name);
        EnvironmentTask task = family.sample(RandomStream.of(seed));
        var actions = family.environment(task, 1).actionSpace();
        return Film.record(
                family,
                task,
                "random policy",
                environment -> Film.run(environment, Film.random(actions, seed), seed));
    }

    static List<String> environments() {
        return Environments.names();
    }

    private static Document parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed", e);
        }
    }

    private static List<Element> animations(Document document) {
        List<Element> all = new ArrayList<>();
        for (String tag : List.of("animate", "animateTransform")) {
            NodeList nodes = document.getElementsByTagName(tag);
            for (int i = 0; i < nodes.getLength(); i++) {
                all.add((Element) nodes.item(i));
            }
        }
        return all;
    }

    /** Of every environment; a new one without a drawing fails here. */
    @ParameterizedTest
    @MethodSource("environments")
    void everyEnvironmentHasAFilm(String name) {
        for (Film film : List.of(heuristic(name, 5), random(name, 6))) {
            String svg = film.svg();
            Document document = parse(svg);
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(svg).contains(name, film.ending(), "prefers-color-scheme:dark");
            assertThat(svg).doesNotContain("<script", "NaN", "Infinity", "http://www.w3.org/1999");
            assertThat(svg.length()).isLessThan(400_000);
            assertThat(film.length()).isPositive();
        }
    }

    /** One clock, key times from 0 upwards, as many as values: or a browser drops the animation. */
    @ParameterizedTest
    @MethodSource("environments")
    void animationsAreValidAndLastEquallyLong(String name) {
        List<Element> animations = animations(parse(random(name, 3).svg()));
        assertThat(animations).hasSizeGreaterThan(5);
        assertThat(animations)
                .extracting(a -> a.getAttribute("dur"))
                .containsOnly(animations.getFirst().getAttribute("dur"));
        for (Element animation : animations) {
            String[] times = animation.getAttribute("keyTimes").split(";");
            assertThat(animation.getAttribute("values").split(";")).hasSameSizeAs(times);
            assertThat(animation.getAttribute("repeatCount")).isEqualTo("indefinite");
            assertThat(Double.parseDouble(times[0])).isZero();
            for (int i = 1; i < times.length; i++) {
                assertThat(Double.parseDouble(times[i]))
                        .isBetween(Double.parseDouble(times[i - 1]), 1.0);
            }
            if (!animation.getAttribute("calcMode").equals("discrete")) {
                assertThat(times[times.length - 1]).isEqualTo("1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cartpole-goal", "lunarlander-full", "intersection"})
    void theSameSeedGivesTheSameBytes(String name) {
        assertThat(random(name, 4).svg())
                .isEqualTo(random(name, 4).svg())
                .isNotEqualTo(random(name, 5).svg());
    }

    @Test
    void whatThereIsIsDrawn() {
        assertThat(heuristic("cartpole-goal", 1).svg()).contains(">goal<", "class=\"pole\"");
        assertThat(heuristic("cartpole-mass", 1).svg()).doesNotContain(">goal<");
        assertThat(heuristic("lunarlander-full", 1).svg())
                .contains(">wind<", "class=\"flame\"", "class=\"flag\"", "class=\"leg\"");
        assertThat(heuristic("lunarlander-gravity", 1).svg()).doesNotContain(">wind<");
        assertThat(heuristic("intersection", 1).svg()).contains("class=\"ego\"", "class=\"other\"");
        assertThat(heuristic("navigation-centred", 1).svg()).contains(">goal<", ">start<");
        assertThat(heuristic("halfcheetah-dir", 1).svg())
                .contains("class=\"torso\"", "class=\"front\"", ">0 m<", "class=\"wanted\"");
        assertThat(heuristic("halfcheetah-vel", 1).svg()).doesNotContain("class=\"wanted\"");
    }

    /** The gait runs the way that the task wants. */
    @Test
    void cheetahsRunInBothDirections() {
        TaskDistribution family = Environments.named("halfcheetah-dir");
        for (String direction : List.of("forward", "backward")) {
            EnvironmentTask task = family.task(direction.equals("forward") ? 1 : -1);
            Film film =
                    Film.record(
                            family,
                            task,
                            "heuristic policy",
                            environment -> Film.run(environment, Film.heuristic(family, task), 1));
            assertThat(film.ending()).endsWith("m/s " + direction);
            assertThat(film.totalReward()).isGreaterThan(50);
        }
    }

    @Test
    void filmsBesideEachOtherAreOneDocument() {
        Film first = random("halfcheetah-dir", 1);
        Film second = heuristic("halfcheetah-dir", 1);
        String svg = Film.sideBySide(List.of(first, second));
        Document document = parse(svg);
        assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("1536");
        assertThat(svg).contains(first.ending(), second.ending(), "translate(776 0)");
        assertThat(animations(document))
                .hasSize(
                        animations(parse(first.svg())).size()
                                + animations(parse(second.svg())).size());
        NodeList clips = document.getElementsByTagName("clipPath");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < clips.getLength(); i++) {
            ids.add(((Element) clips.item(i)).getAttribute("id"));
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThatThrownBy(() -> Film.sideBySide(List.of(first, random("intersection", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one family of environments");
    }

    @Test
    void endingsAreToldApart() {
        assertThat(random("cartpole-dynamics", 1).ending()).isEqualTo("the pole fell");
        assertThat(heuristic("cartpole-dynamics", 1).ending())
                .isEqualTo("balanced to the time limit");
        assertThat(heuristic("navigation-shifted", 1).ending()).isEqualTo("reached the goal");
        assertThat(random("lunarlander-gravity", 1).ending()).isIn("crashed", "flew out of view");
    }

    @Test
    void aCollisionIsMarked() {
        TaskDistribution family = Environments.named("intersection");
        EnvironmentTask stubborn = family.task(8, 30, 0);
        Film film =
                Film.record(
                        family,
                        stubborn,
                        "coasting",
                        environment -> Film.run(environment, (_, _, a) -> a[0] = 1, 1));
        assertThat(film.ending()).isEqualTo("collision");
        assertThat(film.svg()).contains("class=\"boom\"");
    }

    /** The hand-written policies are sensible: better than chance on tasks of every kind. */
    @ParameterizedTest
    @MethodSource("environments")
    void heuristicsBeatChance(String name) {
        double heuristic = 0;
        double random = 0;
        for (int seed = 0; seed < 8; seed++) {
            heuristic += heuristic(name, seed).totalReward() / 8;
            random += random(name, seed).totalReward() / 8;
        }
        assertThat(heuristic).isGreaterThan(random + 0.5);
    }

    @Test
    void numbersAreShort() {
        assertThat(Svg.number(0.5)).isEqualTo(".5");
        assertThat(Svg.number(-0.25)).isEqualTo("-.25");
        assertThat(Svg.number(-0.001)).isEqualTo("0");
        assertThat(Svg.number(100)).isEqualTo("100");
        assertThat(Svg.number(1.005e3)).isEqualTo("1005");
        assertThat(Svg.decimals(0, 0)).isEqualTo("0");
        assertThat(Svg.decimals(10, 0)).isEqualTo("10");
    }
}
