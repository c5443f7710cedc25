package org.metagrad.meta.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.envs.EnvironmentTask;
import org.metagrad.envs.RandomStream;

/** Classification of a data set: N of its classes a task, rows drawn without replacement. */
final class LabelledRows implements FewShotTasks<LabelledRows.Classes> {
    private final float[][][] rows;
    private final int ways;
    private final int heldOut;

    /**
     * A task.
     *
     * @param numbers of the classes, one for each label
     */
    record Classes(List<Integer> numbers) implements EnvironmentTask {
        /** Copies the list. */
        Classes {
            numbers = List.copyOf(numbers);
        }

        @Override
        public String describe() {
            return "classes " + String.join(" ", numbers.stream().map(String::valueOf).toList());
        }
    }

    /** A data set of rows by their class, the last ones held out. */
    LabelledRows(float[][][] rows, int ways, int heldOut) {
        this.rows = rows;
        this.ways = ways;
        this.heldOut = heldOut;
        int training = rows.length - heldOut;
        if (heldOut < 0 || training < ways || heldOut > 0 && heldOut < ways) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "classification: %d classes to train on and %d held out for %d labels: at least %d of each wanted, or none held out",
                            training,
                            heldOut,
                            ways,
                            ways));
        }
    }

    @Override
    public Class<Classes> type() {
        return Classes.class;
    }

    @Override
    public Classes sample(RandomStream stream) {
        return classes(stream, 0, rows.length - heldOut);
    }

    @Override
    public Classes sampleHeldOut(RandomStream stream) {
        return heldOut == 0 ? sample(stream) : classes(stream, rows.length - heldOut, heldOut);
    }

    private Classes classes(RandomStream stream, int from, int count) {
        int[] order = shuffled(stream, count, ways);
        List<Integer> chosen = new ArrayList<>();
        for (int l = 0; l < ways; l++) {
            chosen.add(from + order[l]);
        }
        return new Classes(chosen);
    }

    /** The first {@code wanted} of a random order of {@code 0 .. n - 1} (Fisher and Yates). */
    private static int[] shuffled(RandomStream stream, int n, int wanted) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = 0; i < wanted; i++) {
            int j = i + (int) ((n - i) * stream.uniform(i));
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
        return order;
    }

    @Override
    public void draw(Classes task, RandomStream stream, Examples support, Examples query) {
        for (int label = 0; label < ways; label++) {
            int number = task.numbers().get(label);
            float[][] own = rows[number];
            int adapting = ofLabel(support, label);
            int wanted = adapting + ofLabel(query, label);
            if (own.length < wanted) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "class %d has %d rows, at least %d wanted, to adapt to and to judge by",
                                number,
                                own.length,
                                wanted));
            }
            int[] order = shuffled(stream.split(label), own.length, wanted);
            for (int i = 0; i < wanted; i++) {
                float[] row = own[order[i]];
                if (i < adapting) {
                    support.set(label + ways * i, row, label);
                } else {
                    query.set(label + ways * (i - adapting), row, label);
                }
            }
        }
    }

    /** How many of the examples label, label + ways, ... there are. */
    private int ofLabel(Examples examples, int label) {
        return Math.ceilDiv(examples.size() - label, ways);
    }
}
