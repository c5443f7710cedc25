package org.metagrad.meta;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.metagrad.kernels.FusedMultiplyAdd;

/**
 * What of a machine and its program decides about the last bits of results: whether it has fused
 * multiply-add, and a digest of a meta-gradient that it has computed. Two that are equal can share
 * the tasks of a training.
 *
 * @param fusedMultiplyAdd {@link FusedMultiplyAdd#AVAILABLE} there
 * @param digest SHA-256 of the bits of the first task's result at the initial parameters, or of
 *     what it says where it has none
 */
public record MachineBits(boolean fusedMultiplyAdd, String digest) implements Serializable {

    /** The bits of this machine by a result of it. */
    static MachineBits of(TaskResult result) {
        double[] gradient = result.gradient();
        ByteBuffer bits = ByteBuffer.allocate(Double.BYTES * (gradient.length + 2));
        for (double value : gradient) {
            bits.putDouble(value);
        }
        bits.putDouble(result.scores().before()).putDouble(result.scores().after());
        return of(bits.array());
    }

    /** The bits of this machine where the first task's numbers grow beyond all bounds. */
    static MachineBits of(ArithmeticException divergence) {
        return of(String.valueOf(divergence.getMessage()).getBytes(StandardCharsets.UTF_8));
    }

    private static MachineBits of(byte[] bytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return new MachineBits(
                    FusedMultiplyAdd.AVAILABLE, HexFormat.of().formatHex(sha.digest(bytes)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * {@return in what another machine differs, to be said of it; empty if it has the same bits}
     *
     * @param other machine
     */
    public Optional<String> differenceOf(MachineBits other) {
        if (fusedMultiplyAdd != other.fusedMultiplyAdd) {
            return Optional.of(
                    other.fusedMultiplyAdd
                            ? "has fused multiply-add, this machine has not"
                            : "has no fused multiply-add, this machine has");
        }
        return digest.equals(other.digest)
                ? Optional.empty()
                : Optional.of(
                        "gives other bits for the first task's meta-gradient (SHA-256 "
                                + other.digest.substring(0, 12)
                                + "..., here "
                                + digest.substring(0, 12)
                                + "...): another build or another Java");
    }
}
