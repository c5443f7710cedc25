package org.metagrad.bench.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of scalars that TensorBoard reads while it grows: records of TensorFlow's {@code
 * tensorflow/core/lib/io/record_writer.h}, each an {@code Event} of {@code event.proto} in protocol
 * buffers.
 *
 * <p>A record is the length of its data (8 bytes, little-endian), the masked CRC-32C of these 8,
 * the data, and the masked CRC-32C of the data; {@code mask(c) = rotateRight(c, 15) + 0xa282ead8}.
 */
public final class EventFile implements AutoCloseable {
    /** What the name of such a file begins with. */
    public static final String PREFIX = "events.out.tfevents.";

    // Keys of protocol buffers: 8 * field + type, of which 0 is a whole number, 1 a double, 2 has a
    // length before it, and 5 is a float.
    private static final int EVENT_TIME = 8 * 1 + 1;
    private static final int EVENT_STEP = 8 * 2;
    private static final int EVENT_VERSION = 8 * 3 + 2;
    private static final int EVENT_SUMMARY = 8 * 5 + 2;
    private static final int SUMMARY_VALUE = 8 * 1 + 2;
    private static final int VALUE_TAG = 8 * 1 + 2;
    private static final int VALUE_SIMPLE = 8 * 2 + 5;

    private final FileChannel channel;

    private EventFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Begins a file, in place of what is there.
     *
     * @param file the file
     * @param wallTime of its first record, seconds since 1970
     * @return the file, to append to
     * @throws IOException if it cannot be written
     */
    public static EventFile create(Path file, double wallTime) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        EventFile events = new EventFile(channel);
        try {
            ByteArrayOutputStream event = beginning(wallTime);
            key(event, EVENT_VERSION);
            text(event, "brain.Event:2");
            events.write(event.toByteArray());
        } catch (IOException problem) {
            channel.close();
            throw problem;
        }
        return events;
    }

    /**
     * Appends the scalars of a step; a reader sees them at once.
     *
     * @param wallTime seconds since 1970
     * @param step from 0
     * @param scalars by tag, rounded to single precision
     * @throws IOException if they cannot be written
     */
    public void append(double wallTime, long step, Map<String, Double> scalars) throws IOException {
        ByteArrayOutputStream event = beginning(wallTime);
        key(event, EVENT_STEP);
        whole(event, step);
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        scalars.forEach((tag, scalar) -> {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            key(value, VALUE_TAG);
            text(value, tag);
            key(value, VALUE_SIMPLE);
            value.writeBytes(little(4).putFloat(scalar.floatValue()).array());
            key(summary, SUMMARY_VALUE);
            message(summary, value);
        });
        key(event, EVENT_SUMMARY);
        message(event, summary);
        write(event.toByteArray());
    }

    private static ByteArrayOutputStream beginning(double wallTime) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        key(event, EVENT_TIME);
        event.writeBytes(little(8).putDouble(wallTime).array());
        return event;
    }

    private static void key(ByteArrayOutputStream out, int key) {
        out.write(key);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        whole(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void message(ByteArrayOutputStream out, ByteArrayOutputStream message) {
        whole(out, message.size());
        out.writeBytes(message.toByteArray());
    }

    /** Seven bits a byte, the lowest first, and a high bit where more follow. */
    private static void whole(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** In one call, so that a reader hardly ever sees a part. */
    private void write(byte[] data) throws IOException {
        byte[] length = little(8).putLong(data.length).array();
        ByteBuffer record = little(8 + 4 + data.length + 4);
        record.put(length).putInt(masked(length)).put(data).putInt(masked(data)).flip();
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    private static int masked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
