package org.metagrad.envs.sinusoid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.metagrad.envs.RandomStream;
import org.metagrad.fixtures.TensorFile;

class SinusoidTasksTest {
    private static final RandomStream STREAM = RandomStream.of(4);

    @Test
    void valuesAreThoseOfTheReference() {
        TensorFile file = TensorFile.read("sinusoid/trace.csv");
        int compared = 0;
        for (int iteration = 0; file.has("it" + iteration + ".x"); iteration++) {
            String prefix = "it" + iteration + ".";
            double[] amplitude = file.doubles(prefix + "amplitude");
            double[] phase = file.doubles(prefix + "phase");
            double[] x = file.doubles(prefix + "x");
            double[] y = file.doubles(prefix + "y");
            int columns = x.length / amplitude.length;
            for (int i = 0; i < x.length; i++) {
                var task = new Sinusoid(amplitude[i / columns], phase[i / columns]);
                assertThat(task.value(x[i])).isCloseTo(y[i], within(4e-15));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(file.intScalar("iterations") * 4 * 20);
    }

    @Test
    void tasksFillTheirRanges() {
        int n = 20_000;
        double amplitude = 0;
        double phase = 0;
        for (int i = 0; i < n; i++) {
            Sinusoid task = SinusoidTasks.sample(STREAM.split(i));
            assertThat(task.amplitude()).isBetween(0.1, 5.0);
            assertThat(task.phase()).isBetween(0.0, Math.PI);
            amplitude += task.amplitude() / n;
            phase += task.phase() / n;
        }
        Sinusoid medium = SinusoidTasks.medium();
        assertThat(medium).isEqualTo(new Sinusoid(2.55, Math.PI / 2));
        assertThat(amplitude).isCloseTo(2.55, within(0.05));
        assertThat(phase).isCloseTo(Math.PI / 2, within(0.032));
        assertThat(SinusoidTasks.corners())
                .hasSize(4)
                .doesNotHaveDuplicates()
                .startsWith(new Sinusoid(0.1, 0))
                .endsWith(new Sinusoid(5, Math.PI));
        assertThat(medium.describe()).isEqualTo("amplitude 2.550, phase 1.571 rad");
    }

    @Test
    void pointsAreAPureFunctionOfTheStreamAndLieOnTheCurve() {
        Sinusoid task = SinusoidTasks.sample(STREAM);
        double[] x = new double[SinusoidTasks.POINTS];
        double[] y = new double[SinusoidTasks.POINTS];
        SinusoidTasks.draw(task, STREAM.split(1), x, y);
        double[] more = new double[10_000];
        SinusoidTasks.draw(task, STREAM.split(1), more, new double[10_000]);
        assertThat(Arrays.copyOf(more, x.length)).isEqualTo(x).hasSize(10);
        for (int i = 0; i < x.length; i++) {
            assertThat(y[i]).isEqualTo(task.value(x[i]));
        }
        assertThat(Arrays.stream(more).min().orElseThrow()).isBetween(-5.0, -4.99);
        assertThat(Arrays.stream(more).max().orElseThrow()).isBetween(4.99, 5.0);
        double[] others = new double[SinusoidTasks.POINTS];
        SinusoidTasks.draw(task, STREAM.split(2), others, y);
        assertThat(others).isNotEqualTo(x);
    }

    @Test
    void errorsNameWhatCame() {
        assertThatThrownBy(() ->
                        SinusoidTasks.draw(
                                SinusoidTasks.medium(), STREAM, new double[3], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("x has 3 points, y has 2");
        assertThatThrownBy(() -> new Sinusoid(Double.NaN, 0)).hasMessageContaining("NaN");
    }
}
