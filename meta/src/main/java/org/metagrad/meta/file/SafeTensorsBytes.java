package org.metagrad.meta.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bytes of a safetensors file: header length, header and numbers put together and taken apart,
 * with the hash that tells whether the numbers have changed.
 */
final class SafeTensorsBytes {
    /**
     * Metadata entry with the hash of the numbers: a flipped bit is noticed, and runs are compared
     * by eye.
     */
    private static final String SHA_256 = "sha256";

    private SafeTensorsBytes() {}

    /** The bytes of a file with these tensors. */
    static byte[] of(SafeTensors contents) {
        int size = 0;
        for (SafeTensors.DoubleTensor tensor : contents.doubles()) {
            size = Math.addExact(size, tensor.bytes());
        }
        for (SafeTensors.Tensor tensor : contents.tensors()) {
            size = Math.addExact(size, tensor.bytes());
        }
        ByteBuffer numbers = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        contents.doubles().forEach(tensor -> tensor.put(numbers));
        contents.tensors().forEach(tensor -> tensor.put(numbers));
        Map<String, String> metadata = contents.metadata();
        Map<String, String> described = new LinkedHashMap<>();
        metadata.keySet().stream().sorted().forEach(key -> described.put(key, metadata.get(key)));
        described.put(SHA_256, sha256(numbers.array(), 0));
        byte[] header =
                SafeTensorsHeader.of(contents.doubles(), contents.tensors(), described)
                        .getBytes(StandardCharsets.UTF_8);
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
     * The tensors in the contents of a file.
     *
     * @throws IllegalArgumentException saying what is wrong with the contents
     */
    static SafeTensors read(byte[] bytes) {
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
        List<SafeTensors.DoubleTensor> doubles = new ArrayList<>();
        List<SafeTensors.Tensor> tensors = new ArrayList<>();
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
