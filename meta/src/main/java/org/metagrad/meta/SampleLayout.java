package org.metagrad.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.Loss;

/** Which rows of a sample hold which data of the losses that run over it. */
record SampleLayout(List<Loss.Data> data) {
    SampleLayout {
        data = List.copyOf(data);
    }

    /** The data of all losses, each name once, in the order in which they first come. */
    static SampleLayout of(List<Loss> losses) {
        List<Loss.Data> all = new ArrayList<>();
        for (Loss loss : losses) {
            for (Loss.Data one : loss.data()) {
                if (all.stream().noneMatch(there -> there.name().equals(one.name()))) {
                    all.add(one);
                }
            }
        }
        return new SampleLayout(all);
    }

    /** The numbers of a sample. */
    int rows() {
        return data.stream().mapToInt(Loss.Data::rows).sum();
    }

    /** The first row of the data of that name, -1 if there are none. */
    int row(String name) {
        int row = 0;
        for (Loss.Data one : data) {
            if (one.name().equals(name)) {
                return row;
            }
            row += one.rows();
        }
        return -1;
    }

    /** The rows of the data of that name, 0 if there are none. */
    int rows(String name) {
        return data.stream().filter(one -> one.name().equals(name)).mapToInt(Loss.Data::rows).sum();
    }

    /**
     * Where a loss finds its data.
     *
     * @throws IllegalArgumentException if it wants data that the samples do not have
     */
    int[] firstRows(Loss loss) {
        return loss.data().stream()
                .mapToInt(one -> {
                    if (rows(one.name()) != one.rows()) {
                        throw new IllegalArgumentException(
                                String.format(Locale.ROOT, "samples have %d rows of %s, the loss wants %d", rows(one.name()), one.name(), one.rows()));
                    }
                    return row(one.name());
                })
                .toArray();
    }
}
