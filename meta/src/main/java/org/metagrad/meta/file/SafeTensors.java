package org.metagrad.meta.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.metagrad.meta.store.AtomicFile;
import org.metagrad.meta.store.FileContents;

/**
 * Named tensors in a safetensors file (huggingface/safetensors): 8 bytes little-endian header
 * length, a JSON header that gives type, shape and place of each tensor, then the numbers,
 * little-endian and row-major. The format that Python reads with {@code
 * safetensors.numpy.load_file}.
 *
 * <p>Those in double precision come first in the file, so that all numbers are aligned.
 *
 * @param doubles the tensors in double precision, in the order of the file
 * @param tensors those in single precision; all names are different
 * @param metadata free text by key, kept in the header under {@code __metadata__}
 */
public record SafeTensors(
        List<DoubleTensor> doubles, List<Tensor> tensors, Map<String, String> metadata) {
    /**
     * Metadata entry with the hash of the numbers: a flipped bit is noticed, and runs are compared
     * by eye.
     */
    private static final String SHA_256 = "sha256";

    /**
     * One tensor in single precision.
     *
     * @param name not used twice in a file
     * @param shape extents, outermost first; copied
     * @param data the numbers, row-major; copied
     */
    public record Tensor(String name, int[] shape, float[] data) {
        /**
         * Copies both arrays.
         *
         * @throws IllegalArgumentException if the shape does not hold {@code data.length} numbers
         */
        public Tensor {
            shape = shape.clone();
            data = data.clone();
            check(name, shape, data.length);
        }

        /** {@return a copy of the extents} */
        @Override
        public int[] shape() {
            return shape.clone();
        }

        /** {@return a copy of the numbers} */
        @Override
        public float[] data() {
            return data.clone();
        }

        /** Equal names, shapes and bits. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Tensor(String otherName, int[] otherShape, float[] otherData)
                    && name.equals(otherName)
                    && Arrays.equals(shape, otherShape)
                    && Arrays.equals(data, otherData);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * name.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return name + " " + Arrays.toString(shape);
        }
    }

    /**
     * One tensor in double precision.
     *
     * @param name not used twice in a file
     * @param shape extents, outermost first; copied
     * @param data the numbers, row-major; copied
     */
    public record DoubleTensor(String name, int[] shape, double[] data) {
        /**
         * Copies both arrays.
         *
         * @throws IllegalArgumentException if the shape does not hold {@code data.length} numbers
         */
        public DoubleTensor {
            shape = shape.clone();
            data = data.clone();
            check(name, shape, data.length);
        }

        /** {@return a copy of the extents} */
        @Override
        public int[] shape() {
            return shape.clone();
        }

        /** {@return a copy of the numbers} */
        @Override
        public double[] data() {
            return data.clone();
        }

        /** Equal names, shapes and bits. */
        @Override
        public boolean equals(Object other) {
            return other
                            instanceof
                            DoubleTensor(String otherName, int[] otherShape, double[] otherData)
                    && name.equals(otherName)
                    && Arrays.equals(shape, otherShape)
                    && Arrays.equals(data, otherData);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * name.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return name + " " + Arrays.toString(shape);
        }
    }

    private static void check(String name, int[] shape, int numbers) {
        long size = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "tensor %s: shape %s is negative",
                                name,
                                Arrays.toString(shape)));
            }
            size = Math.min(size * extent, Integer.MAX_VALUE);
        }
        if (size != numbers) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tensor %s: shape %s does not hold %s numbers",
                            name,
                            Arrays.toString(shape),
                            numbers));
        }
        if (name.equals(SafeTensorsHeader.METADATA)) {
            throw new IllegalArgumentException("tensor name " + name + " is reserved");
        }
    }

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if two tensors have one name
     */
    public SafeTensors {
        doubles = List.copyOf(doubles);
        tensors = List.copyOf(tensors);
        metadata = Map.copyOf(metadata);
        Set<String> names = new HashSet<>();
        doubles.forEach(tensor -> requireNew(tensor.name(), names));
        tensors.forEach(tensor -> requireNew(tensor.name(), names));
    }

    /**
     * A file's contents with tensors in single precision alone.
     *
     * @param tensors each name once
     * @param metadata text by name
     */
    public SafeTensors(List<Tensor> tensors, Map<String, String> metadata) {
        this(List.of(), tensors, metadata);
    }

    private static void requireNew(String name, Set<String> names) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("two tensors are named " + name);
        }
    }

    /**
     * Writes the file in one piece: a reader, or a run killed at any moment, sees the old file or
     * the new one.
     *
     * @param file the file
     * @throws IOException if the folder cannot be written
     * @throws IllegalArgumentException if names and metadata are too long to be read back
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, toBytes());
    }

    /**
     * Writes the file in one piece and onto the disk, see {@link AtomicFile#writeDurably}.
     *
     * @param file the file
     * @throws IOException if the folder cannot be written
     */
    public void writeDurably(Path file) throws IOException {
        AtomicFile.writeDurably(file, toBytes());
    }

    /**
     * {@return the tensors in single precision: those in double precision, each number rounded to
     * the nearest, then the others}
     *
     * @throws IllegalArgumentException naming a tensor with a number beyond single precision
     */
    public List<Tensor> inSinglePrecision() {
        List<Tensor> all = new ArrayList<>();
        doubles.forEach(tensor -> all.add(rounded(tensor)));
        all.addAll(tensors);
        return all;
    }

    private static Tensor rounded(DoubleTensor tensor) {
        float[] data = new float[tensor.data.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) tensor.data[i];
            if (Float.isInfinite(data[i]) && Double.isFinite(tensor.data[i])) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "tensor %s has a value beyond single precision: %s",
                                tensor.name,
                                tensor.data[i]));
            }
        }
        return new Tensor(tensor.name, tensor.shape, data);
    }

    /**
     * Reads a file whole.
     *
     * @param file the file
     * @return its contents
     * @throws IOException one line naming the file and what is wrong: absent, a folder or a pipe,
     *     too large, truncated, not safetensors, inconsistent, or changed since it was written
     */
    public static SafeTensors read(Path file) throws IOException {
        byte[] bytes = FileContents.read(file);
        try {
            return fromBytes(bytes);
        } catch (IllegalArgumentException problem) {
            // The message may quote names from a foreign file.
            String line = problem.getMessage().replaceAll("\\p{Cntrl}", "?");
            throw new IOException(file + ": " + line, problem);
        }
    }

    /** {@return the bytes of the file} */
    public byte[] toBytes() {
        int size = 0;
        for (DoubleTensor tensor : doubles) {
            size = Math.addExact(size, Math.multiplyExact(Double.BYTES, tensor.data.length));
        }
        for (Tensor tensor : tensors) {
            size = Math.addExact(size, Math.multiplyExact(Float.BYTES, tensor.data.length));
        }
        ByteBuffer numbers = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (DoubleTensor tensor : doubles) {
            for (double number : tensor.data) {
                numbers.putDouble(number);
            }
        }
        for (Tensor tensor : tensors) {
            for (float number : tensor.data) {
                numbers.putFloat(number);
            }
        }
        Map<String, String> described = new LinkedHashMap<>();
        metadata.keySet().stream().sorted().forEach(key -> described.put(key, metadata.get(key)));
        described.put(SHA_256, sha256(numbers.array(), 0));
        byte[] header =
                SafeTensorsHeader.of(doubles, tensors, described).getBytes(StandardCharsets.UTF_8);
        if (header.length > SafeTensorsHeader.GREATEST_LENGTH) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "names and metadata of %d bytes, at most %d can be read back",
                            header.length,
                            SafeTensorsHeader.GREATEST_LENGTH));
        }
        return ByteBuffer.allocate(Long.BYTES + header.length + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(numbers.array())
                .array();
    }

    /**
     * {@return the tensors in the contents of a file}
     *
     * @param bytes the contents. Not modified.
     * @throws IllegalArgumentException saying what is wrong with the contents
     */
    public static SafeTensors fromBytes(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException(
                    "not a safetensors file: " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long headerLength = buffer.getLong();
        long greatest = SafeTensorsHeader.GREATEST_LENGTH;
        if (headerLength > greatest && headerLength <= buffer.remaining()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "too large: the header has %s bytes, at most %s are read",
                            headerLength,
                            greatest));
        }
        if (headerLength < 2 || headerLength > greatest) {
            throw new IllegalArgumentException(
                    "not a safetensors file: header length " + headerLength);
        }
        if (headerLength > buffer.remaining()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "truncated: the header has %s bytes, %s are there",
                            headerLength,
                            buffer.remaining()));
        }
        int dataStart = Long.BYTES + (int) headerLength;
        SafeTensorsHeader header =
                SafeTensorsHeader.parse(
                        new String(bytes, Long.BYTES, (int) headerLength, StandardCharsets.UTF_8));
        long wanted = header.dataLength();
        int present = bytes.length - dataStart;
        if (wanted != present) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s: the tensors take %s bytes, %s are there",
                            present < wanted ? "truncated" : "inconsistent",
                            wanted,
                            present));
        }
        Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
        String hash = metadata.remove(SHA_256);
        if (hash != null && !hash.equals(sha256(bytes, dataStart))) {
            throw new IllegalArgumentException(
                    "damaged: the numbers do not have the SHA-256 that the header gives");
        }
        buffer.position(dataStart);
        List<DoubleTensor> doubles = new ArrayList<>();
        List<Tensor> tensors = new ArrayList<>();
        for (SafeTensorsHeader.Entry entry : header.entries()) {
            switch (entry.type()) {
                case F64 -> doubles.add(entry.readDoubles(buffer));
                case F32 -> tensors.add(entry.readFloats(buffer));
            }
        }
        return new SafeTensors(doubles, tensors, metadata);
    }

    private static String sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
