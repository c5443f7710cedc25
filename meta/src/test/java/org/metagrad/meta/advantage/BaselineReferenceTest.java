package org.metagrad.meta.advantage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.metagrad.fixtures.Closeness;
import org.metagrad.fixtures.TensorFile;

/** The linear baseline against cherry's. */
class BaselineReferenceTest {
    @Test
    void theLinearBaselineIsTheOneOnRecord() {
        TensorFile file = TensorFile.read("rl_math/linear_feature_baseline.csv");
        int[] dims = file.dims("observations_T_B_D");
        double[] observations = file.doubles("observations_T_B_D");
        double[] mask = file.doubles("mask_T_B");
        double[] returns = file.doubles("returns_T_B");
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(dims[2]);
        double[] state = new double[dims[2]];
        baseline.clear();
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                System.arraycopy(observations, i * dims[2], state, 0, dims[2]);
                baseline.add(state, i / dims[1], returns[i]);
            }
        }
        baseline.solve();
        assertThat(Closeness.relativeError(baseline.weights(), file.doubles("weights")))
                .isLessThan(1e-10);
        double[] predictions = new double[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 1) {
                System.arraycopy(observations, i * dims[2], state, 0, dims[2]);
                predictions[i] = baseline.predict(state, i / dims[1]);
            }
        }
        assertThat(Closeness.relativeError(predictions, file.doubles("predictions_T_B")))
                .isLessThan(1e-10);
    }
}
