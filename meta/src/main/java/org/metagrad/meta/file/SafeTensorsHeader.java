package org.metagrad.meta.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.metagrad.meta.store.Json;

/**
 * The JSON header of a safetensors file. Every error is an IllegalArgumentException that says what
 * is wrong.
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";

    /**
     * Far more than the header of any network here, and little enough for a foreign file not to
     * claim all memory: read, a header takes many times its length.
     */
    static final long GREATEST_LENGTH = 1_000_000;

    /** The numbers that are read and written, by the names of the format. */
    enum Type {
        F64(Double.BYTES),
        F32(Float.BYTES);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }
    }

    /** The place of a tensor's numbers: bytes {@code [from, to)} behind the header. */
    record Entry(String name, Type type, int[] shape, long from, long to) {
        /**
         * Reads numbers in single precision at the position of the buffer, which moves behind them.
         */
        SafeTensors.Tensor readFloats(ByteBuffer buffer) {
            float[] data = new float[count()];
            for (int i = 0; i < data.length; i++) {
                data[i] = buffer.getFloat();
            }
            return new SafeTensors.Tensor(name, shape, data);
        }

        /**
         * Reads numbers in double precision at the position of the buffer, which moves behind them.
         */
        SafeTensors.DoubleTensor readDoubles(ByteBuffer buffer) {
            double[] data = new double[count()];
            for (int i = 0; i < data.length; i++) {
                data[i] = buffer.getDouble();
            }
            return new SafeTensors.DoubleTensor(name, shape, data);
        }

        private int count() {
            return (int) ((to - from) / type.bytes);
        }
    }

    /**
     * The header text of these tensors, laid out one behind the other, padded so that the numbers
     * are 8-byte aligned.
     */
    static String of(
            List<SafeTensors.DoubleTensor> doubles,
            List<SafeTensors.Tensor> tensors,
            Map<String, String> metadata) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long from = 0;
        for (SafeTensors.DoubleTensor tensor : doubles) {
            from = describe(tensor.name(), Type.F64, tensor.shape(), from, header);
        }
        for (SafeTensors.Tensor tensor : tensors) {
            from = describe(tensor.name(), Type.F32, tensor.shape(), from, header);
        }
        // The writer escapes everything outside ASCII, so characters are bytes.
        String text = Json.write(header);
        return text + " ".repeat(-text.length() & 7);
    }

    /** Puts the entry of a tensor whose numbers start at byte {@code from}; returns their end. */
    private static long describe(
            String name, Type type, int[] shape, long from, Map<String, Object> header) {
        long to = from + type.bytes;
        for (int extent : shape) {
            to = from + (to - from) * extent;
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", type.name());
        entry.put("shape", Arrays.stream(shape).asLongStream().boxed().toList());
        entry.put("data_offsets", List.of(from, to));
        header.put(name, entry);
        return to;
    }

    static SafeTensorsHeader parse(String text) {
        if (!text.startsWith("{")) {
            throw new IllegalArgumentException("not a safetensors file: the header is not JSON");
        }
        Map<?, ?> header = json(text);
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        header.forEach((name, value) -> {
            if (name.equals(METADATA)) {
                object(METADATA, value)
                        .forEach((key, entry) ->
                                metadata.put((String) key, string(METADATA, entry)));
            } else {
                entries.add(entry((String) name, object((String) name, value)));
            }
        });
        // A tensor without numbers starts where the next one does and comes before it.
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        long end = 0;
        for (Entry entry : entries) {
            if (entry.from != end) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "inconsistent: tensor %s starts at byte %s instead of %s",
                                entry.name,
                                entry.from,
                                end));
            }
            end = entry.to;
        }
        return new SafeTensorsHeader(List.copyOf(entries), metadata);
    }

    private static Map<?, ?> json(String text) {
        try {
            return (Map<?, ?>) Json.parse(text);
        } catch (IllegalArgumentException problem) {
            throw new IllegalArgumentException(
                    "not a safetensors file: header " + problem.getMessage(), problem);
        }
    }

    /** Bytes that the numbers of all tensors take. */
    long dataLength() {
        return entries.isEmpty() ? 0 : entries.getLast().to;
    }

    private static Entry entry(String name, Map<?, ?> fields) {
        Type type = type(name, string(name, fields.get("dtype")));
        long[] shape = numbers(name, "shape", fields.get("shape"));
        long[] offsets = numbers(name, "data_offsets", fields.get("data_offsets"));
        boolean empty = Arrays.stream(shape).anyMatch(extent -> extent == 0);
        long bytes = empty ? 0 : type.bytes;
        for (long extent : shape) {
            bytes = bytes * extent;
            if (extent > Integer.MAX_VALUE || bytes > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "tensor %s: shape %s is too large",
                                name,
                                Arrays.toString(shape)));
            }
        }
        if (offsets.length != 2 || offsets[1] - offsets[0] != bytes) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "inconsistent: tensor %s of shape %s has data_offsets %s",
                            name,
                            Arrays.toString(shape),
                            Arrays.toString(offsets)));
        }
        return new Entry(
                name,
                type,
                Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(),
                offsets[0],
                offsets[1]);
    }

    private static Type type(String name, String came) {
        for (Type type : Type.values()) {
            if (type.name().equals(came)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT, "tensor %s: type %s, only F32 and F64 are read", name, came));
    }

    private static Map<?, ?> object(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException(
                "inconsistent: the header entry " + name + " is not an object");
    }

    private static String string(String name, Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException(
                "inconsistent: the header entry " + name + " lacks a text");
    }

    private static long[] numbers(String name, String field, Object value) {
        if (value instanceof List<?> list
                && list.stream().allMatch(item -> item instanceof Long n && n >= 0)) {
            return list.stream().mapToLong(item -> (Long) item).toArray();
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "inconsistent: the header entry %s lacks %s, a list of whole numbers",
                        name,
                        field));
    }
}
