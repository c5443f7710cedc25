package org.metagrad.bench.verify.estimator;

import org.metagrad.bench.verify.check.Engine;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.bench.verify.check.Wanted;
import org.metagrad.fixtures.TensorFile;
import org.metagrad.meta.advantage.LinearFeatureBaseline;

/** The linear-feature baseline on a masked batch of T steps of B episodes. */
final class BaselineFile {
    private static final double RIDGE = 1e-5;

    private final TensorFile file;
    private final Wanted wanted;

    BaselineFile(TensorFile file, Wanted wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    void run() {
        wanted.known("observations_T_B_D|mask_T_B|returns_T_B|ridge");
        int[] dims = file.dims("observations_T_B_D");
        if (dims.length != 3 || dims[2] < 1) {
            throw file.error("observations_T_B_D", "'observations_T_B_D': T x B x D wanted");
        }
        int d = dims[2];
        int size = 2 * d + 4;
        double[] observations = FolderCheck.numbers(file, "observations_T_B_D", dims);
        double[] mask = FolderCheck.numbers(file, "mask_T_B", dims[0], dims[1]);
        double[] returns = FolderCheck.numbers(file, "returns_T_B", dims[0], dims[1]);
        if (FolderCheck.numbers(file, "ridge")[0] != RIDGE) {
            throw file.error("ridge", "'ridge': " + RIDGE + " wanted, the baseline has no other");
        }
        wanted.require("features_T_B_F", dims[0], dims[1], size);
        wanted.require("weights", size);
        wanted.require("predictions_T_B", dims[0], dims[1]);
        LinearFeatureBaseline baseline = new LinearFeatureBaseline(d);
        double[] state = new double[d];
        double[] features = new double[size];
        double[] allFeatures = new double[mask.length * size];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                System.arraycopy(observations, i * d, state, 0, d);
                baseline.add(state, i / dims[1], returns[i]);
                baseline.features(state, i / dims[1], features);
                System.arraycopy(features, 0, allFeatures, i * size, size);
            }
        }
        baseline.solve();
        double[] predictions = new double[mask.length];
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] != 0) {
                System.arraycopy(observations, i * d, state, 0, d);
                predictions[i] = baseline.predict(state, i / dims[1]);
            }
        }
        compare("features_T_B_F", allFeatures);
        compare("weights", baseline.weights());
        compare("predictions_T_B", predictions);
    }

    private void compare(String name, double[] got) {
        wanted.compare(name, Engine.REFERENCE, got, RlMathFolder.DOUBLE);
    }
}
