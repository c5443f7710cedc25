package org.metagrad.meta.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
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

        /** The bytes that the numbers take in a file. */
        int bytes() {
            return Math.multiplyExact(Float.BYTES, data.length);
        }

        /** Writes the numbers at the position of the buffer, which moves behind them. */
        void put(ByteBuffer numbers) {
            for (float number : data) {
                numbers.putFloat(number);
            }
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

        /** The bytes that the numbers take in a file. */
        int bytes() {
            return Math.multiplyExact(Double.BYTES, data.length);
        }

        /** Writes the numbers at the position of the buffer, which moves behind them. */
        void put(ByteBuffer numbers) {
            for (double number : data) {
                numbers.putDouble(number);
            }
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
        return SafeTensorsBytes.of(this);
    }

    /**
     * {@return the tensors in the contents of a file}
     *
     * @param bytes the contents. Not modified.
     * @throws IllegalArgumentException saying what is wrong with the contents
     */
    public static SafeTensors fromBytes(byte[] bytes) {
        return SafeTensorsBytes.read(bytes);
    }
}
