// Made by DoubleTwins from the source for float.
package org.metagrad.bench.jmh;

/**
 * The products of a layer as one library computes them, each returning what it has written to. The
 * operands are {@link DoubleBatch#uniform} of seed 1 for {@code w [out, in]}, 2 for {@code x [in,
 * columns]} and 3 for {@code y [out, columns]}, row-major.
 */
interface DoubleLayerProducts {
    /** {@code y = w x}. */
    Object forward();

    /** {@code x = w' y}. */
    Object cotangent();

    /** {@code w = y x'}. */
    Object weights();
}
