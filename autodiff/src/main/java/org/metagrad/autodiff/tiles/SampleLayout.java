package org.metagrad.autodiff.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.metagrad.autodiff.nn.Loss;

/**
 * Which rows of a sample hold which data of the losses that run over it.
 *
 * @param data one after the other
 */
public record SampleLayout(List<Loss.Data> data) {
    /** Copies the list. */
    public SampleLayout {
        data = List.copyOf(data);
    }

    /**
     * {@return the data of all losses, each name once, in the order in which they first come}
     *
     * @param losses the losses that share the samples
     */
    public static SampleLayout of(List<Loss> losses) {
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

    /** {@return the numbers of a sample} */
    public int rows() {
        return data.stream().mapToInt(Loss.Data::rows).sum();
    }

    /**
     * {@return the first row of the data of that name, -1 if there are none}
     *
     * @param name of the data
     */
    public int row(String name) {
        int row = 0;
        for (Loss.Data one : data) {
            if (one.name().equals(name)) {
                return row;
            }
            row += one.rows();
        }
        return -1;
    }

    /**
     * {@return the rows of the data of that name, 0 if there are none}
     *
     * @param name of the data
     */
    public int rows(String name) {
        return data.stream().filter(one -> one.name().equals(name)).mapToInt(Loss.Data::rows).sum();
    }

    /**
     * {@return the first row of each of a loss's data inputs among the numbers of a sample}
     *
     * @param loss the loss
     * @throws IllegalArgumentException if it wants data that the samples do not have
     */
    public int[] firstRows(Loss loss) {
        return loss.data().stream()
                .mapToInt(one -> {
                    if (rows(one.name()) != one.rows()) {
                        throw new IllegalArgumentException(
                                String.format(
                                        Locale.ROOT,
                                        "samples have %d rows of %s, the loss wants %d",
                                        rows(one.name()),
                                        one.name(),
                                        one.rows()));
                    }
                    return row(one.name());
                })
                .toArray();
    }
}
