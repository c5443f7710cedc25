package org.metagrad.meta.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metagrad.meta.store.FileContents;

class SafeTensorsTest {
    private final SafeTensors written =
            new SafeTensors(
                    List.of(
                            new SafeTensors.Tensor(
                                    "policy.W1",
                                    new int[] {2, 3},
                                    new float[] {1, -0f, Float.MIN_VALUE, Float.NaN, 1e30f, 0.1f}),
                            new SafeTensors.Tensor(
                                    "policy.\"b1\" µ\n", new int[] {2}, new float[] {5, 6}),
                            new SafeTensors.Tensor("scalar", new int[0], new float[] {7}),
                            new SafeTensors.Tensor("empty", new int[] {4, 0}, new float[0])),
                    Map.of("iteration", "3", "path", "C:\\é\t"));

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = folder.resolve("a.safetensors");
        written.write(file);
        assertThat(SafeTensors.read(file)).isEqualTo(written);
        written.write(file);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void theLayoutIsTheOneOfTheFormat() {
        ByteBuffer bytes = ByteBuffer.wrap(written.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Math.toIntExact(bytes.getLong());
        byte[] header = new byte[headerLength];
        bytes.get(header);
        assertThat(headerLength % 8).isZero();
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .startsWith("{\"__metadata__\":{")
                .contains(
                        "\"policy.W1\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}");
        assertThat(bytes.getFloat()).isEqualTo(1f);
        assertThat(bytes.remaining()).isEqualTo(8 * Float.BYTES);
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] bytes = written.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SafeTensors.fromBytes(truncated))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(truncated|not a safetensors file): .*");
        }
        assertThatThrownBy(() -> SafeTensors.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageStartingWith("inconsistent: ");
    }

    @Test
    void noFlippedBitChangesANumberUnnoticed() {
        byte[] bytes = written.toBytes();
        List<float[]> numbers = written.tensors().stream().map(SafeTensors.Tensor::data).toList();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                // A flip in the header may rename a tensor or the hash itself; the numbers must be
                // the ones written.
                assertThat(
                                SafeTensors.fromBytes(bytes).tensors().stream()
                                        .map(SafeTensors.Tensor::data))
                        .as("bit %d", bit)
                        .containsExactlyElementsOf(numbers);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageContaining(" ");
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                            {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                       | 0 | truncated: the tensors take 4 bytes, 0 are there
                            {"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}                       | 8 | tensor a: type I64, only F32 and F64 are read
                            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}                       | 4 | inconsistent: tensor a of shape [2] has data_offsets [0, 4]
                            {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                       | 8 | inconsistent: tensor a starts at byte 4 instead of 0
                            {"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}                      | 4 | inconsistent: the header entry a lacks shape, a list of whole numbers
                            {"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}}     | 0 | tensor a: shape [4611686018427387904] is too large
                            {"a":{"dtype":"F32","shape":[65536,65536,65536],"data_offsets":[0,0]}}       | 0 | tensor a: shape [65536, 65536, 65536] is too large
                            {"a":{"dtype":"F32","shape":[1]}}                                            | 4 | inconsistent: the header entry a lacks data_offsets, a list of whole numbers
                            {"a\\nb":3}                                                                   | 0 | inconsistent: the header entry a?b is not an object
                    {"a":3}                                                                      | 0 | inconsistent: the header entry a is not an object
                            {"__metadata__":{"a":3}}                                                     | 0 | inconsistent: the header entry __metadata__ lacks a text
                            {"a":{},"a":{}}                                                              | 0 | not a safetensors file: header character 14: wanted a different key than a again
                            [[1]]                                                                        | 0 | not a safetensors file: the header is not JSON
                            {"a":[[[[[[[[[[[[]]]]]]]]]]]]}                                               | 0 | not a safetensors file: header character 13: wanted less nesting
                    """)
    void aForeignFileIsOneClearLine(String header, int dataLength, String message)
            throws IOException {
        Path file = write(header, dataLength, (byte) 0);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void aMissingFileAndATextFileAreNamed() throws IOException {
        Path file = folder.resolve("a.txt");
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessage(file + ": no such file");
        Files.writeString(file, "iteration,env_steps\n1,2\n");
        assertThatThrownBy(() -> SafeTensors.read(file))
                .hasMessageStartingWith(file + ": not a safetensors file: header length");
    }

    @Test
    void tensorsKeepTheirNumbersToThemselves() {
        float[] data = {1, 2};
        int[] shape = {2};
        SafeTensors.Tensor tensor = new SafeTensors.Tensor("a", shape, data);
        data[0] = 9;
        shape[0] = 9;
        tensor.data()[1] = 9;
        tensor.shape()[0] = 9;
        assertThat(tensor)
                .isEqualTo(new SafeTensors.Tensor("a", new int[] {2}, new float[] {1, 2}));
    }

    @Test
    void wrongTensorsAreRefused() {
        assertThatThrownBy(() -> new SafeTensors.Tensor("a", new int[] {2, 2}, new float[3]))
                .hasMessage("tensor a: shape [2, 2] does not hold 3 numbers");
        SafeTensors.Tensor tensor = new SafeTensors.Tensor("a", new int[0], new float[1]);
        assertThatThrownBy(() -> new SafeTensors(List.of(tensor, tensor), Map.of()))
                .hasMessage("two tensors are named a");
    }

    /** In the order of the header, as the reference reader sorts them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"z":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}
                    {"z":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"z":{"dtype":"F32","shape":[70000,70000,0],"data_offsets":[8,8]}}
                    {"z":{"dtype":"F64","shape":[0,3],"data_offsets":[8,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
                    {"y":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},"z":{"dtype":"F32","shape":[0],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}
                    """)
    void tensorsWithoutNumbersMayLieAnywhere(String header) throws IOException {
        Path file = write(header, 8, (byte) 1);
        var contents = SafeTensors.read(file);
        float one = Float.intBitsToFloat(0x01010101);
        for (SafeTensors.Tensor tensor : contents.inSinglePrecision()) {
            for (float number : tensor.data()) {
                assertThat(number).isEqualTo(one);
            }
        }
        assertThat(contents.inSinglePrecision().stream().map(SafeTensors.Tensor::name))
                .contains("a", "z");
    }

    private Path write(String header, int dataLength, byte filling) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] data = new byte[dataLength];
        Arrays.fill(data, filling);
        return Files.write(
                folder.resolve("foreign.safetensors"),
                ByteBuffer.allocate(8 + text.length + dataLength)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .put(data)
                        .array());
    }

    /** Of a file of zeros that takes no room on the disk. */
    @Test
    void aFileLargerThanTheMemoryIsRefusedByItsSize() throws IOException {
        Path file = folder.resolve("large.safetensors");
        long size = 3_000_000_000L;
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), size - 1);
        }
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": has 3000000000 bytes, at most ");
        assertThat(FileContents.greatestSize(1L << 30)).isEqualTo(1 << 28);
        assertThat(FileContents.greatestSize(1L << 40)).isLessThan(Integer.MAX_VALUE);
    }

    @Test
    void aHeaderThatWouldTakeAllMemoryIsRefusedByItsLength() throws IOException {
        assertThatThrownBy(() -> SafeTensors.read(write(" ".repeat(95_000_000), 0, (byte) 0)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        folder.resolve("foreign.safetensors")
                                + ": too large: the header has 95000000 bytes, at most 1000000 are read");
    }

    @Test
    void whatCouldNotBeReadBackIsNotWritten() {
        var contents = new SafeTensors(List.of(), Map.of("text", "x".repeat(1_000_000)));
        assertThatThrownBy(() -> contents.write(folder.resolve("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(" bytes, at most 1000000 can be read back");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Timeout(10)
    void aFolderAndADeviceAreRefusedUnread() {
        assertThatThrownBy(() -> SafeTensors.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": is a folder, a safetensors file is wanted");
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "the device that never ends is that of Unix");
        assertThatThrownBy(() -> SafeTensors.read(endless))
                .isInstanceOf(IOException.class)
                .hasMessage("/dev/zero: is a pipe or device, a safetensors file is wanted");
    }

    @Test
    @Timeout(10)
    void aPipeIsNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "pipes with names are Unix's");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> SafeTensors.read(pipe))
                .isInstanceOf(IOException.class)
                .hasMessage(pipe + ": is a pipe or device, a safetensors file is wanted");
    }

    @Test
    void doublesAreRoundedToSinglePrecision() {
        var contents =
                new SafeTensors(
                        List.of(
                                new SafeTensors.DoubleTensor(
                                        "a", new int[] {2, 1}, new double[] {0.1, Double.NaN})),
                        List.of(new SafeTensors.Tensor("b", new int[0], new float[] {7})),
                        Map.of());
        assertThat(contents.inSinglePrecision())
                .containsExactly(
                        new SafeTensors.Tensor(
                                "a", new int[] {2, 1}, new float[] {0.1f, Float.NaN}),
                        new SafeTensors.Tensor("b", new int[0], new float[] {7}));
        var large =
                new SafeTensors(
                        List.of(
                                new SafeTensors.DoubleTensor(
                                        "a", new int[] {1}, new double[] {-1e39})),
                        List.of(),
                        Map.of());
        assertThatThrownBy(large::inSinglePrecision)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor a has a value beyond single precision: -1.0E39");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BF16", "F16", "I64", "I32", "U8", "BOOL", "F8_E4M3"})
    void otherNumbersAreRefusedByName(String type) throws IOException {
        Path file =
                write(
                        "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                        0,
                        (byte) 0);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .hasMessage(file + ": tensor a: type " + type + ", only F32 and F64 are read");
    }
}
