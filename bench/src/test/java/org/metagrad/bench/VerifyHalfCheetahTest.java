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

/** A copy of the reference data of the half-cheetah passes; one with a wrong number does not. */
class VerifyHalfCheetahTest {
    @TempDir private Path folder;

    private List<String> verify() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Metagrad.commandLine(new StandIn(), new Terminal(false, 80))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("verify", folder.toString());
        List<String> lines = out.toString().lines().toList();
        assertThat(err.toString()).isEmpty();
        assertThat(exitCode)
                .isEqualTo(lines.stream().anyMatch(line -> line.startsWith("FAIL ")) ? 1 : 0);
        return lines;
    }

    private List<String> failures() {
        return verify().stream().filter(line -> line.startsWith("FAIL ")).toList();
    }

    private static List<String> stored(String file) {
        String name = "halfcheetah/" + file;
        try (InputStream plain = Table.class.getResourceAsStream(name);
                InputStream gzipped = Table.class.getResourceAsStream(name + ".gz")) {
            InputStream in = plain != null ? plain : new GZIPInputStream(gzipped);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String file) {
        return folder.resolve("halfcheetah").resolve(file);
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
        String[] trajectories = {
            "traj_flight0.csv", "traj_flight0_ode_rk4_dt1e-4.csv", "traj_contact_short0.csv"
        };
        Files.createDirectories(folder.resolve("halfcheetah"));
        Files.write(path("index.csv"), chosen(stored("index.csv"), trajectories));
        for (String file : trajectories) {
            Files.write(path(file), stored(file));
        }
        Files.write(path("model.csv"), stored("model.csv"));
        Files.write(path("states.csv"), stored("states.csv"));
        Files.write(path("stats.csv"), chosen(stored("stats.csv"), "zero,0,"));
    }

    @Test
    void aGoodCopyPasses() {
        assertThat(verify())
                .noneMatch(line -> line.startsWith("FAIL"))
                .anyMatch(line -> line.startsWith("PASS halfcheetah/traj_contact_short0/whole"))
                .anyMatch(line -> line.startsWith("PASS halfcheetah/traj_flight0_ode_rk4_dt1e-4/"))
                .anyMatch(line -> line.startsWith("PASS halfcheetah/states/s12/constraints"))
                .anyMatch(line -> line.startsWith("PASS halfcheetah/model/dof_M0"))
                .anyMatch(line -> line.startsWith("PASS halfcheetah/stats/zero_0_0_200/mean_z"));
    }

    /** A wrong cell of a table is named with its line. */
    @ParameterizedTest
    @CsvSource({
        "index.csv, 2, env_steps, 3",
        "index.csv, 4, file, traj_none.csv",
        "traj_flight0.csv, 9, v_rootx, 0.1",
        "traj_flight0.csv, 9, reward, 0.1",
        "traj_flight0.csv, 9, sens, x",
        "traj_flight0_ode_rk4_dt1e-4.csv, 4, q_bfoot, 0.1",
        "traj_contact_short0.csv, 4, v_ffoot, 0.1",
        "traj_contact_short0.csv, 5, ctrl_cost, 0.5",
        "stats.csv, 2, mean, -1.0",
        "stats.csv, 2, amplitude, y"
    })
    void aWrongCellFailsWithItsPlace(String file, int line, String column, String value)
            throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(path(file)));
        int at = Arrays.asList(lines.getFirst().split(",", -1)).indexOf(column);
        String[] cells = lines.get(line - 1).split(",", -1);
        cells[at] = value;
        lines.set(line - 1, String.join(",", cells));
        Files.write(path(file), lines);
        assertThat(failures())
                .anyMatch(failure -> failure.contains(" " + path(file) + ":" + line + ": "));
    }

    /** A number of one state or constant that is wrong fails its own check and no other. */
    @ParameterizedTest
    @CsvSource({
        "states.csv, s03.M, states/s03/M",
        "states.csv, s03.qfrc_bias, states/s03/qfrc_bias",
        "states.csv, s12.qfrc_constraint, states/s12/qfrc_constraint",
        "states.csv, s12.efc_force, states/s12/constraints",
        "states.csv, s12.efc_J, states/s12/constraints",
        "states.csv, s12.efc_pos, states/s12/constraints",
        "states.csv, s12.next_qvel_dt0.01, states/s12/next_qvel_dt0.01",
        "states.csv, s05.body_com_xipos, states/s05/body_com_xipos",
        "model.csv, dof_M0, model/dof_M0",
        "model.csv, actuator_gear, model/actuator_gear",
        "model.csv, geom_pos, model/geoms"
    })
    void aWrongNumberFails(String file, String array, String check) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(path(file)));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(array + ",")) {
                String[] cells = lines.get(i).split(",", -1);
                int last = cells.length - 1;
                cells[last] = Double.toString(Double.parseDouble(cells[last]) + 1e-3);
                lines.set(i, String.join(",", cells));
            }
        }
        Files.write(path(file), lines);
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("FAIL halfcheetah/" + check + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "index.csv, traj_contact_short0.csv:1",
        "traj_contact_short0.csv, index.csv:4",
        "states.csv, states.csv:548",
        "model.csv, model.csv:60"
    })
    void aFileWithoutItsLastLineFails(String file, String place) throws IOException {
        List<String> lines = Files.readAllLines(path(file));
        Files.write(path(file), lines.subList(0, lines.size() - 1));
        assertThat(failures()).anyMatch(failure -> failure.contains(" " + path(place) + ": "));
    }
}
