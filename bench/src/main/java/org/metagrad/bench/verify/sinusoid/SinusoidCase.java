package org.metagrad.bench.verify.sinusoid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.metagrad.autodiff.nn.MeanSquaredError;
import org.metagrad.autodiff.nn.Mlp;
import org.metagrad.bench.verify.check.Batch;
import org.metagrad.bench.verify.check.FolderCheck;
import org.metagrad.fixtures.TensorFile;

/**
 * What a trace of {@code sinusoid/} starts from.
 *
 * @param support the number of points that a task adapts to; as many are for the outer loss
 * @param theta the parameters at the start
 */
record SinusoidCase(
        TensorFile file,
        Mlp network,
        int support,
        int tasks,
        int iterations,
        double innerRate,
        double metaRate,
        double[] theta) {
    private static final int MOST = 10_000;
    private static final Pattern NETWORK = Pattern.compile(".*?(\\d{1,4}(?:-\\d{1,4})+) (\\w+).*");

    static SinusoidCase of(TensorFile file) {
        Matcher matcher = NETWORK.matcher(file.text("what"));
        if (!matcher.matches()) {
            throw file.error("what", "'what' names no network such as 1-40-40-1 relu");
        }
        List<Integer> sizes =
                Stream.of(matcher.group(1).split("-")).map(Integer::parseInt).toList();
        Mlp.Activation activation =
                Arrays.stream(Mlp.Activation.values())
                        .filter(a -> a.name().equalsIgnoreCase(matcher.group(2)))
                        .findFirst()
                        .orElseThrow(() ->
                                file.error("what", "'what': no activation " + matcher.group(2)));
        if (sizes.contains(0) || sizes.getFirst() != 1 || sizes.getLast() != 1) {
            throw file.error("what", "'what': a network from 1 input to 1 output wanted");
        }
        Mlp network = new Mlp(sizes, activation);
        return new SinusoidCase(
                file,
                network,
                FolderCheck.whole(file, "K", 1, MOST),
                FolderCheck.whole(file, "meta_batch", 1, MOST),
                FolderCheck.whole(file, "iterations", 1, MOST),
                FolderCheck.numbers(file, "inner_lr")[0],
                FolderCheck.numbers(file, "meta_lr")[0],
                FolderCheck.numbers(file, "theta0", network.parameterCount()));
    }

    /** The loss: the mean square error. */
    MeanSquaredError loss() {
        return new MeanSquaredError(network);
    }

    /** A task's points: to adapt to, for the outer loss, and all of them. */
    record Points(Batch support, Batch query, Batch all) {}

    /** The tasks of an iteration. */
    List<Points> tasks(int iteration) {
        String name = "it" + iteration;
        int columns = 2 * support;
        double[] x = FolderCheck.numbers(file, name + ".x", tasks, columns);
        double[] y = FolderCheck.numbers(file, name + ".y", tasks, columns);
        List<Points> all = new ArrayList<>();
        for (int t = 0; t < tasks; t++) {
            int from = t * columns;
            all.add(
                    new Points(
                            batch(x, y, from, from + support),
                            batch(x, y, from + support, from + columns),
                            batch(x, y, from, from + columns)));
        }
        return all;
    }

    private static Batch batch(double[] x, double[] y, int from, int to) {
        double[] each = new double[to - from];
        Arrays.fill(each, 1.0 / each.length);
        return new Batch(
                each.length,
                List.of(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to), each));
    }
}
