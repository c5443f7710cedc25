package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.fromArray;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns matrices: {@code y[p,i] = x[i,p]}, in square blocks of as many rows as a vector has lanes.
 *
 * <p>Rows {@code d} apart exchange the lanes {@code d} apart, for {@code d} from half the lanes
 * down to 1: then the block is turned. Two distances and four rows at a time, and the rest through
 * memory, because all 16 rows at once pass the compiler's limits in one run of three and are then
 * allocated, 100 times slower.
 */
final class FloatTurn {
    private static final VectorSpecies<Float> SPECIES = VectorFloatKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final VectorMask<Float> SET8 = VectorMask.fromArray(SPECIES, bit(8, true), 0);
    private static final VectorMask<Float> CLEAR8 = VectorMask.fromArray(SPECIES, bit(8, false), 0);
    private static final VectorShuffle<Float> SWAP8 =
            VectorShuffle.fromArray(SPECIES, exchanging(8), 0);
    private static final VectorMask<Float> SET4 = VectorMask.fromArray(SPECIES, bit(4, true), 0);
    private static final VectorMask<Float> CLEAR4 = VectorMask.fromArray(SPECIES, bit(4, false), 0);
    private static final VectorShuffle<Float> SWAP4 =
            VectorShuffle.fromArray(SPECIES, exchanging(4), 0);
    private static final VectorMask<Float> SET2 = VectorMask.fromArray(SPECIES, bit(2, true), 0);
    private static final VectorMask<Float> CLEAR2 = VectorMask.fromArray(SPECIES, bit(2, false), 0);
    private static final VectorShuffle<Float> SWAP2 =
            VectorShuffle.fromArray(SPECIES, exchanging(2), 0);
    private static final VectorMask<Float> SET1 = VectorMask.fromArray(SPECIES, bit(1, true), 0);
    private static final VectorMask<Float> CLEAR1 = VectorMask.fromArray(SPECIES, bit(1, false), 0);
    private static final VectorShuffle<Float> SWAP1 =
            VectorShuffle.fromArray(SPECIES, exchanging(1), 0);

    private FloatTurn() {}

    private static boolean[] bit(int distance, boolean set) {
        boolean[] lanes = new boolean[LANES];
        for (int l = 0; l < LANES; l++) {
            lanes[l] = (l & distance) != 0 == set;
        }
        return lanes;
    }

    private static int[] exchanging(int distance) {
        return IntStream.range(0, LANES).map(lane -> (lane ^ distance) % LANES).toArray();
    }

    /**
     * {@code y[p,i] = x[i,p]} for {@code i < rows} and {@code p < columns}; rows are {@code xRow}
     * and {@code yRow} apart. Where rows or columns are no multiple of the lanes, the last block
     * overlaps the one before it.
     */
    static void turn(
            int rows, int columns, float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        if (rows < LANES || columns < LANES) {
            for (int i = 0; i < rows; i++) {
                for (int p = 0; p < columns; p++) {
                    y[yAt + p * yRow + i] = x[xAt + i * xRow + p];
                }
            }
            return;
        }
        for (int i = 0; i < rows; i += LANES) {
            int row = Math.min(i, rows - LANES);
            for (int p = 0; p < columns; p += LANES) {
                int column = Math.min(p, columns - LANES);
                int from = xAt + row * xRow + column;
                block(x, from, xRow, y, yAt + column * yRow + row, yRow);
            }
        }
    }

    private static void block(float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        switch (LANES) {
            case 16 -> {
                for (int i = 0; i < 4; i++) {
                    exchange8And4(x, xAt + i * xRow, 4 * xRow, y, yAt + i * yRow, 4 * yRow);
                }
                for (int i = 0; i < 16; i += 4) {
                    exchange2And1(y, yAt + i * yRow, yRow, y, yAt + i * yRow, yRow);
                }
            }
            case 8 -> {
                for (int i = 0; i < 2; i++) {
                    exchange4And2(x, xAt + i * xRow, 2 * xRow, y, yAt + i * yRow, 2 * yRow);
                }
                for (int i = 0; i < 8; i += 2) {
                    exchange1(y, yAt + i * yRow, yRow);
                }
            }
            case 4 -> exchange2And1(x, xAt, xRow, y, yAt, yRow);
            default -> throw new AssertionError(LANES + " lanes");
        }
    }

    /** Rows 4 apart, four of them. */
    private static void exchange8And4(float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        FloatVector a = fromArray(SPECIES, x, xAt);
        FloatVector b = fromArray(SPECIES, x, xAt + xRow);
        FloatVector c = fromArray(SPECIES, x, xAt + 2 * xRow);
        FloatVector d = fromArray(SPECIES, x, xAt + 3 * xRow);
        FloatVector e = a.blend(c.rearrange(SWAP8), SET8);
        FloatVector f = b.blend(d.rearrange(SWAP8), SET8);
        FloatVector g = c.blend(a.rearrange(SWAP8), CLEAR8);
        FloatVector h = d.blend(b.rearrange(SWAP8), CLEAR8);
        e.blend(f.rearrange(SWAP4), SET4).intoArray(y, yAt);
        f.blend(e.rearrange(SWAP4), CLEAR4).intoArray(y, yAt + yRow);
        g.blend(h.rearrange(SWAP4), SET4).intoArray(y, yAt + 2 * yRow);
        h.blend(g.rearrange(SWAP4), CLEAR4).intoArray(y, yAt + 3 * yRow);
    }

    /** Rows 2 apart, four of them. */
    private static void exchange4And2(float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        FloatVector a = fromArray(SPECIES, x, xAt);
        FloatVector b = fromArray(SPECIES, x, xAt + xRow);
        FloatVector c = fromArray(SPECIES, x, xAt + 2 * xRow);
        FloatVector d = fromArray(SPECIES, x, xAt + 3 * xRow);
        FloatVector e = a.blend(c.rearrange(SWAP4), SET4);
        FloatVector f = b.blend(d.rearrange(SWAP4), SET4);
        FloatVector g = c.blend(a.rearrange(SWAP4), CLEAR4);
        FloatVector h = d.blend(b.rearrange(SWAP4), CLEAR4);
        e.blend(f.rearrange(SWAP2), SET2).intoArray(y, yAt);
        f.blend(e.rearrange(SWAP2), CLEAR2).intoArray(y, yAt + yRow);
        g.blend(h.rearrange(SWAP2), SET2).intoArray(y, yAt + 2 * yRow);
        h.blend(g.rearrange(SWAP2), CLEAR2).intoArray(y, yAt + 3 * yRow);
    }

    /** Four neighbouring rows. */
    private static void exchange2And1(float[] x, int xAt, int xRow, float[] y, int yAt, int yRow) {
        FloatVector a = fromArray(SPECIES, x, xAt);
        FloatVector b = fromArray(SPECIES, x, xAt + xRow);
        FloatVector c = fromArray(SPECIES, x, xAt + 2 * xRow);
        FloatVector d = fromArray(SPECIES, x, xAt + 3 * xRow);
        FloatVector e = a.blend(c.rearrange(SWAP2), SET2);
        FloatVector f = b.blend(d.rearrange(SWAP2), SET2);
        FloatVector g = c.blend(a.rearrange(SWAP2), CLEAR2);
        FloatVector h = d.blend(b.rearrange(SWAP2), CLEAR2);
        e.blend(f.rearrange(SWAP1), SET1).intoArray(y, yAt);
        f.blend(e.rearrange(SWAP1), CLEAR1).intoArray(y, yAt + yRow);
        g.blend(h.rearrange(SWAP1), SET1).intoArray(y, yAt + 2 * yRow);
        h.blend(g.rearrange(SWAP1), CLEAR1).intoArray(y, yAt + 3 * yRow);
    }

    /** Two neighbouring rows, in place. */
    private static void exchange1(float[] y, int yAt, int yRow) {
        FloatVector a = fromArray(SPECIES, y, yAt);
        FloatVector b = fromArray(SPECIES, y, yAt + yRow);
        a.blend(b.rearrange(SWAP1), SET1).intoArray(y, yAt);
        b.blend(a.rearrange(SWAP1), CLEAR1).intoArray(y, yAt + yRow);
    }
}
