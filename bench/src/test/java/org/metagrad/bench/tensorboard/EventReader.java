package org.metagrad.bench.tensorboard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link EventFile} writes, with checksums computed bit by bit. */
public final class EventReader {
    private EventReader() {}

    /** What a record says; the version is empty in all but the first. */
    public record Event(double wallTime, long step, String version, Map<String, Float> scalars) {}

    public static List<Event> read(Path file) throws IOException {
        ByteBuffer in = little(Files.readAllBytes(file));
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            require(in.getInt(), length);
            byte[] data = new byte[(int) little(length).getLong()];
            in.get(data);
            require(in.getInt(), data);
            events.add(event(little(data)));
        }
        return events;
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(int sum, byte[] bytes) {
        int crc = crc(bytes);
        int masked = (crc >>> 15 | crc << 17) + 0xa282ead8;
        if (sum != masked) {
            throw new AssertionError("checksum " + sum + ", wanted " + masked);
        }
    }

    /** CRC-32C: the reversed polynomial 0x82f63b78, all bits inverted before and behind. */
    static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int i = 0; i < 8; i++) {
                crc = crc >>> 1 ^ ((crc & 1) == 1 ? 0x82f63b78 : 0);
            }
        }
        return ~crc;
    }

    private static Event event(ByteBuffer in) {
        double wallTime = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            switch (in.get()) {
                case 0x09 -> wallTime = in.getDouble();
                case 0x10 -> step = whole(in);
                case 0x1a -> version = new String(bytes(in), StandardCharsets.UTF_8);
                case 0x2a -> summary(little(bytes(in)), scalars);
                default -> throw new AssertionError("a field that no event has");
            }
        }
        return new Event(wallTime, step, version, scalars);
    }

    private static void summary(ByteBuffer in, Map<String, Float> scalars) {
        while (in.hasRemaining()) {
            if (in.get() != 0x0a) {
                throw new AssertionError("a field that no summary has");
            }
            ByteBuffer value = little(bytes(in));
            if (value.get() != 0x0a) {
                throw new AssertionError("a value without a tag");
            }
            String tag = new String(bytes(value), StandardCharsets.UTF_8);
            if (value.get() != 0x15) {
                throw new AssertionError("a value that is no float");
            }
            scalars.put(tag, value.getFloat());
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[(int) whole(in)];
        in.get(bytes);
        return bytes;
    }

    private static long whole(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
