package org.metagrad.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metagrad.bench.run.Terminal;
import org.metagrad.fixtures.Table;

/** Copies of the reference data of environments pass; a copy with one wrong cell does not. */
class VerifyEnvironmentsTest {
    @TempDir private Path folder;

    private record Outcome(int exitCode, List<String> lines) {}

    private Outcome verify() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("verify", folder.toString());
        assertThat(err.toString()).isEmpty();
        return new Outcome(exitCode, out.toString().lines().toList());
    }

    private static List<String> stored(String name) {
        try (InputStream plain = Table.class.getResourceAsStream(name);
                InputStream gzipped = Table.class.getResourceAsStream(name + ".gz")) {
            InputStream in = plain != null ? plain : new GZIPInputStream(gzipped);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** The header and the lines that begin with one of these. */
    private static List<String> chosen(List<String> lines, String... starts) {
        List<String> kept = new ArrayList<>(List.of(lines.getFirst()));
        for (String start : starts) {
            lines.stream().filter(line -> line.startsWith(start)).forEach(kept::add);
        }
        return kept;
    }

    @BeforeEach
    void copy() throws IOException {
        String[] cartPoles = {
            "traj_03_random.csv",
            "traj_default_left_past_termination.csv",
            "traj_default_semi_implicit_noisylin.csv",
            "traj_default_sutton_barto_left_past_termination.csv"
        };
        write("cartpole/index.csv", chosen(stored("cartpole/index.csv"), cartPoles));
        for (String file : cartPoles) {
            write("cartpole/" + file, stored("cartpole/" + file));
        }
        String stats = "cartpole/episode_length_stats.csv";
        write(stats, chosen(stored(stats), "07,"));
        String raw = "cartpole/episode_length_raw.csv";
        List<String> seventh = stored(raw).stream().filter(line -> line.startsWith("07,")).toList();
        write(raw, seventh);

        String[] landers = {"traj_single_noop.csv", "traj_wind0_flight_hover.csv"};
        write("lunarlander/index.csv", chosen(stored("lunarlander/index.csv"), landers));
        String doubles = "lunarlander/double/index.csv";
        write(doubles, chosen(stored(doubles), landers));
        for (String file : landers) {
            write("lunarlander/" + file, stored("lunarlander/" + file));
            write("lunarlander/double/" + file, stored("lunarlander/double/" + file));
        }
        write("lunarlander/double/bodies.csv", stored("lunarlander/double/bodies.csv"));
        for (String kind : List.of("draws", "edges")) {
            String file = "lunarlander/example_terrain_" + kind + "_seed1.csv";
            write(file, stored(file));
        }
        String returns = "lunarlander/stats.csv";
        write(returns, chosen(stored(returns), "-10.0,0,15.0,1.5,noop"));
    }

    @Test
    void goodCopiesPass() {
        Outcome outcome = verify();
        assertThat(outcome.lines()).noneMatch(line -> line.startsWith("FAIL"));
        assertThat(outcome.lines())
                .anyMatch(line -> line.startsWith("PASS cartpole/traj_03_random/states "))
                .anyMatch(line -> line.startsWith("PASS cartpole/episode_length/07/random_policy"))
                .anyMatch(
                        line -> line.startsWith("PASS lunarlander/double/traj_single_noop/bodies"))
                .anyMatch(line -> line.startsWith("PASS lunarlander/traj_wind0_flight_hover/wind"))
                .anyMatch(line -> line.startsWith("PASS lunarlander/example_terrain_draws_seed1"));
        assertThat(outcome.exitCode()).isZero();
    }

    /** The first wrong cell of a file is named with its line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cartpole/traj_03_random.csv | 4 | theta | 0.01
                    cartpole/traj_03_random.csv | 4 | obs_x_dot | 0.5
                    cartpole/traj_03_random.csv | 3 | terminated | 1
                    cartpole/traj_03_random.csv | 3 | truncated | 1
                    cartpole/traj_03_random.csv | 3 | reward | 0.0
                    cartpole/traj_03_random.csv | 5 | action | 2
                    cartpole/traj_03_random.csv | 5 | t | 7
                    cartpole/traj_03_random.csv | 2 | x | 0.2
                    cartpole/traj_03_random.csv | 6 | x | oops
                    cartpole/traj_default_semi_implicit_noisylin.csv | 9 | x | 0.0
                    cartpole/traj_default_left_past_termination.csv | 14 | reward | 1.0
                    cartpole/traj_default_sutton_barto_left_past_termination.csv | 14 | reward | 0.0
                    cartpole/index.csv | 2 | steps | 3
                    cartpole/index.csv | 2 | length | -1
                    cartpole/index.csv | 2 | steps_past_termination | 1
                    cartpole/index.csv | 3 | integrator | rk4
                    cartpole/index.csv | 3 | file | traj_none.csv
                    cartpole/episode_length_stats.csv | 2 | mean | 16.3
                    cartpole/episode_length_stats.csv | 2 | q50 | 13.0
                    cartpole/episode_length_stats.csv | 2 | length | 0.6
                    lunarlander/traj_single_noop.csv | 9 | vy | -0.5
                    lunarlander/traj_single_noop.csv | 9 | leg0_px | 10.0
                    lunarlander/traj_single_noop.csv | 9 | reward | 1.0
                    lunarlander/traj_single_noop.csv | 9 | shaping | -100.0
                    lunarlander/traj_single_noop.csv | 9 | sens1ulp | x
                    lunarlander/traj_single_noop.csv | 9 | disp1 |
                    lunarlander/traj_wind0_flight_hover.csv | 7 | wind_force | 1.0
                    lunarlander/traj_wind0_flight_hover.csv | 7 | torque_idx | 1
                    lunarlander/index.csv | 2 | first_touch_step | 3
                    lunarlander/index.csv | 2 | return | 3
                    lunarlander/index.csv | 2 | terrain_draw8 | nan
                    lunarlander/index.csv | 3 | wind_idx0 | 1.5
                    lunarlander/double/index.csv | 2 | steps | 3
                    lunarlander/double/index.csv | 2 | same_draws_and_actions_as | traj_none.csv
                    lunarlander/double/traj_single_noop.csv | 9 | leg1_omega | 0.31
                    lunarlander/double/traj_single_noop.csv | 9 | awake | 0
                    lunarlander/double/traj_single_noop.csv | 9 | terminated | 1
                    lunarlander/double/bodies.csv | 3 | mass | 0.0712
                    lunarlander/example_terrain_edges_seed1.csv | 4 | y1 | 3.5
                    lunarlander/example_terrain_draws_seed1.csv | 4 | i | 9
                    lunarlander/stats.csv | 2 | mean | -100.0
                    lunarlander/stats.csv | 2 | sem | 1.0
                    lunarlander/stats.csv | 2 | gravity | 10
                    """)
    void aWrongCellFailsWithItsPlace(String file, int line, String column, String value)
            throws IOException {
        Path path = folder.resolve(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(path));
        int at = Arrays.asList(lines.getFirst().split(",", -1)).indexOf(column);
        String[] cells = lines.get(line - 1).split(",", -1);
        cells[at] = value == null ? "" : value;
        lines.set(line - 1, String.join(",", cells));
        Files.write(path, lines);
        assertFails(path + ":" + line + ": ");
    }

    private void assertFails(String place) {
        Outcome outcome = verify();
        assertThat(outcome.lines())
                .anyMatch(line -> line.startsWith("FAIL ") && line.contains(" " + place))
                .noneMatch(line -> line.contains("Exception"));
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void damagedFilesFailWithTheirPlace() throws IOException {
        Path raw = folder.resolve("cartpole/episode_length_raw.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(raw));
        Files.write(raw, lines.stream().map(l -> l.replaceAll(",(\\d\\d)\\b", ",3$1")).toList());
        assertFails(raw + ":1: ");
        lines.set(1, lines.get(1) + ",x");
        Files.write(raw, lines);
        assertFails(raw + ":2: ");

        Path index = folder.resolve("lunarlander/index.csv");
        Files.delete(index);
        assertFails(index + ":1: ");
        Path noise = folder.resolve("cartpole/traj_03_random.csv");
        Files.write(noise, new byte[] {'t', '\n', (byte) 0xff});
        assertFails(noise + ":2: ");
        Files.write(folder.resolve("cartpole/traj_extra.csv"), List.of("t", "0"));
        assertFails(folder.resolve("cartpole/traj_extra.csv") + ":1: ");
    }

    /** A table that was cut off between two lines lacks what another one has, or what it must. */
    @ParameterizedTest
    @CsvSource({
        "cartpole/index.csv, cartpole/traj_default_sutton_barto_left_past_termination.csv:1",
        "cartpole/traj_03_random.csv, cartpole/index.csv:2",
        "cartpole/episode_length_stats.csv, cartpole/episode_length_raw.csv:3",
        "cartpole/episode_length_raw.csv, cartpole/episode_length_raw.csv: no sample [07",
        "lunarlander/index.csv, lunarlander/traj_wind0_flight_hover.csv:1",
        "lunarlander/double/index.csv, lunarlander/double/traj_wind0_flight_hover.csv:1",
        "lunarlander/traj_single_noop.csv, lunarlander/index.csv:2",
        "lunarlander/double/bodies.csv, lunarlander/double/bodies.csv:3: the file ends without body leg1",
        "lunarlander/example_terrain_edges_seed1.csv, lunarlander/example_terrain_edges_seed1.csv:11",
        "lunarlander/example_terrain_draws_seed1.csv, lunarlander/example_terrain_draws_seed1.csv:12",
        "lunarlander/stats.csv, 'lunarlander/stats.csv:2: the file ends without the row -10.0,0,15.0,1.5,noop,length'"
    })
    void aTableWithoutItsLastLineFails(String name, String place) throws IOException {
        Path file = folder.resolve(name);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        Outcome outcome = verify();
        assertThat(outcome.lines())
                .anyMatch(line -> line.startsWith("FAIL ") && line.contains(folder + "/" + place));
        assertThat(outcome.exitCode()).isOne();
    }

    @Test
    void aTableOfAHeaderAloneFails() throws IOException {
        Path stats = folder.resolve("lunarlander/stats.csv");
        Files.write(stats, Files.readAllLines(stats).subList(0, 1));
        assertFails(stats + ":1: there is no row below the header");
    }

    @Test
    void settingsWithoutOutcomesAndDrawsWithoutEdgesFail() throws IOException {
        Path outcomes = folder.resolve("lunarlander/stats_outcomes.csv");
        String header =
                "gravity,enable_wind,wind_power,turbulence_power,policy,landed,crashed_or_out,time_limit";
        Files.write(outcomes, List.of(header, "-10.0,0,15.0,1.5,random_policy,0,999,1"));
        assertFails(outcomes + ":2: stats.csv has no row of this setting");
        Files.delete(outcomes);
        Files.delete(folder.resolve("lunarlander/example_terrain_draws_seed1.csv"));
        assertFails(folder.resolve("lunarlander/example_terrain_edges_seed1.csv") + ":1: needs ");
    }

    @Test
    void whatTheReadmeNamesAndIsGoneFails() throws IOException {
        Path readme = folder.resolve("README.md");
        Files.writeString(
                readme,
                """
                Data, such as `cartpole/index.csv`.
                | folder | made by |
                | `lunarlander/double/` | Box2D |
                | walker/ | nobody checks it, or what is in it |
                ## cartpole/ (tables)
                In `traj_*.csv` there are rows; `episode_length_stats.csv`: of `policy`.
                ## lunarlander/
                `index.csv`, `double/index.csv` and `stats.csv`.
                """);
        assertThat(verify().lines()).noneMatch(line -> line.startsWith("FAIL"));

        Files.delete(folder.resolve("cartpole/episode_length_raw.csv"));
        Files.delete(folder.resolve("cartpole/episode_length_stats.csv"));
        assertFails(readme + ":6: names 'episode_length_stats.csv', which is not there");
        Files.delete(folder.resolve("lunarlander/stats.csv"));
        assertFails(readme + ":8: names 'stats.csv', which is not there");
        Files.writeString(folder.resolve("cartpole/README.md"), "`lost.csv`\n");
        assertFails(folder.resolve("cartpole/README.md") + ":1: names 'lost.csv'");
        Files.writeString(readme, "## torch/\n`tiny.csv`\n");
        assertFails(readme + ":1: names 'torch', which is not there");
    }
}
