package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCurveTest {
    @TempDir private Path run;

    @Test
    void countsAddUpAndEvaluationsAreByIteration() throws IOException {
        Files.writeString(
                run.resolve("metrics.csv"),
                """
                iteration,env_steps,return_before,return_after,gradients,hessian_products,step_length
                1,100,20.5,21,4,2,0.5
                2,250,22,23,5,3,0.25
                """);
        Files.writeString(
                run.resolve("evaluations.csv"),
                """
                iteration,env_steps,adaptation_steps,actions,mean_return,standard_error,tasks
                0,0,0,sampled,1,0,9
                0,0,0,mode,2,0,9
                0,0,1,sampled,3,0,9
                0,0,1,mode,4,0,9
                2,250,0,sampled,5,0,9
                2,250,0,mode,6,0,9
                2,250,1,sampled,7,0,9
                2,250,1,mode,8,0,9
                """);
        RunCurve curve = RunCurve.read(run);
        assertThat(curve.points())
                .containsExactly(
                        new RunCurve.Point(1, 100, 4, 2, 20.5, 21, 0.5),
                        new RunCurve.Point(2, 250, 9, 5, 22, 23, 0.25));
        assertThat(curve.evaluations())
                .containsExactly(
                        new RunCurve.Evaluated(0, 0, 1, 3, 2, 4),
                        new RunCurve.Evaluated(2, 250, 5, 7, 6, 8));
        assertThat(curve.derivativesAt(0)).isZero();
        assertThat(curve.derivativesAt(2)).isEqualTo(14);
    }

    @Test
    void aFileThatIsNotOfARunIsNamed() throws IOException {
        Files.writeString(run.resolve("metrics.csv"), "iteration\n1,2\n");
        assertThatThrownBy(() -> RunCurve.read(run))
                .hasMessage(
                        run.resolve("metrics.csv") + ":2: 2 cells, the line of column names has 1");
        Files.writeString(run.resolve("metrics.csv"), "iteration,env_steps\n1,2\n");
        assertThatThrownBy(() -> RunCurve.read(run))
                .hasMessageContaining(":1: no column 'gradients'");
        Files.writeString(run.resolve("metrics.csv"), "iteration,gradients\n1,x\n");
        assertThatThrownBy(() -> RunCurve.read(run))
                .hasMessageContaining(":2: gradients 'x': a number is wanted");
    }
}
