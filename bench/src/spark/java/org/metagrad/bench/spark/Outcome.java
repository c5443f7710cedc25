package org.metagrad.bench.spark;

import java.io.Serializable;

/**
 * What an executor sends back. A failure is sent as a value: thrown, Spark would do the task again,
 * to the same end.
 *
 * @param <T> what was wanted
 * @param value null where there is none
 * @param failure of the task; null for none
 * @param refusal one line saying why the executor may take no part; null if it may
 */
record Outcome<T extends Serializable>(T value, Exception failure, String refusal)
        implements Serializable {
    static <T extends Serializable> Outcome<T> of(T value) {
        return new Outcome<>(value, null, null);
    }

    static <T extends Serializable> Outcome<T> failed(Exception failure) {
        return new Outcome<>(null, failure, null);
    }

    static <T extends Serializable> Outcome<T> refused(String why) {
        return new Outcome<>(null, null, why);
    }
}
