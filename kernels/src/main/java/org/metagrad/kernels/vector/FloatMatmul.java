package org.metagrad.kernels.vector;

import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.metagrad.kernels.FloatKernels;

/**
 * {@code c = start + op(a) b} with lanes along the columns of {@code c}: plain and transposed
 * {@code a}, which is only ever broadcast, and a transposed {@code b}, which is turned first.
 *
 * <p>Columns are taken in panels of up to four vectors, whose part of {@code b} stays in the cache
 * for all rows of {@code a}; panels, and the tiles within them, differ by at most one vector or
 * row. With 32 registers a tile has up to 24 sums, with 16 up to 12. A plain {@code a} is turned
 * before many columns: side by side a tile's rows need one range check a term, not one each (on a
 * Xeon 136 to 152 GFLOP/s at 64x64x336 as they are, 202 to 219 turned; on Zen 5 no difference). Of
 * few rows or few terms there is nothing to reuse, and streams over the columns take the place of
 * tiles (4 to 64 rows and 336 columns: 226 GFLOP/s, with tiles 139).
 */
final class FloatMatmul {
    /** What the sums start from: nothing, what is in {@code c}, or the row's bias. */
    static final int ZERO = 0;

    static final int RESUME = 1;
    static final int BIAS = 2;

    private static final VectorSpecies<Float> SPECIES = VectorFloatKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    /** Machines of 512 bits have 32 registers; of others 16 are counted on. */
    private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

    private static final int MOST_VECTORS = WIDE ? 4 : 3;

    /**
     * The distance of the rows of a turned panel, a vector more than the widest needs: those a
     * multiple of 256 bytes apart share few sets of the cache (64x64x336: 188 GFLOP/s, not 178).
     */
    private static final int PANEL_ROW = (MOST_VECTORS + 1) * LANES;

    /** The fewest columns for which a plain {@code a} is turned: a turn costs about eight. */
    private static final int TURN_FROM = 96;

    /** The fewest rows, and terms, that are not streamed. */
    private static final int LEAST_ROWS = WIDE ? 4 : 1;

    private static final int LEAST_TERMS = WIDE ? 9 : 6;

    /** Copies and turned operands; grow to what is asked for. */
    private static final ThreadLocal<float[]> ROOM = ThreadLocal.withInitial(() -> new float[0]);

    private FloatMatmul() {}

    private static float[] room(int size) {
        float[] room = ROOM.get();
        if (room.length < size) {
            room = new float[size];
            ROOM.set(room);
        }
        return room;
    }

    /** The most rows of a tile of so many vectors. */
    private static int mostRows(int vectors) {
        if (WIDE) {
            return vectors == 4 ? 6 : 8;
        }
        return vectors == 1 ? 8 : 4;
    }

    /**
     * {@code c[i,j] = start[i,j] + sum_p a[i,p] b[p,j]}.
     *
     * @param transposed whether {@code a} is stored {@code [k, m]}
     * @param start {@link #ZERO}; {@link #RESUME}, {@code c} itself; or {@link #BIAS}, {@code
     *     bias[i]}
     */
    static void multiply(
            boolean transposed,
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        if (n < LANES) {
            narrow(transposed, m, n, k, a, aAt, b, bAt, c, cAt, start, bias, biasAt);
        } else if (streams(m, n, k, start)) {
            streams(transposed, m, n, k, a, aAt, b, bAt, c, cAt, start, bias, biasAt);
        } else if (WIDE && !transposed && n >= TURN_FROM && Math.min(m, k) >= LANES) {
            int row = turnedRow(m);
            float[] turned = room(k * row);
            FloatTurn.turn(m, k, a, aAt, k, turned, 0, row);
            panels(true, m, n, k, turned, 0, row, b, bAt, c, cAt, start, bias, biasAt);
        } else {
            int stride = transposed ? m : k;
            panels(transposed, m, n, k, a, aAt, stride, b, bAt, c, cAt, start, bias, biasAt);
        }
    }

    /**
     * The distance of the rows of a turned matrix of {@code m} columns. Those a multiple of 256
     * bytes apart share few sets of the cache, which doubles the time of turning.
     */
    private static int turnedRow(int m) {
        int row = Math.ceilDiv(m, LANES) * LANES;
        return row % 64 == 0 ? row + LANES : row;
    }

    private static void panels(
            boolean turned,
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        int vectors = Math.ceilDiv(n, LANES);
        int panels = Math.ceilDiv(vectors, MOST_VECTORS);
        int j = 0;
        for (int q = 0; q < panels; q++) {
            int width = share(vectors, panels, q);
            int last = Math.min(j + (width - 1) * LANES, n - LANES) - j;
            panel(
                    turned, width, m, k, a, aAt, aStride, b, bAt + j, n, c, cAt + j, n, last, start,
                    bias, biasAt);
            j += width * LANES;
        }
    }

    /** How many of {@code all} part {@code q} of so many gets; the first ones get one more. */
    private static int share(int all, int parts, int q) {
        return all / parts + (q < all % parts ? 1 : 0);
    }

    /** All rows of a panel of columns. */
    private static void panel(
            boolean turned,
            int vectors,
            int m,
            int k,
            float[] a,
            int aAt,
            int aStride,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt,
            int cRow,
            int last,
            int start,
            float[] bias,
            int biasAt) {
        int tiles = Math.ceilDiv(m, mostRows(vectors));
        int i = 0;
        for (int q = 0; q < tiles; q++) {
            int rows = share(m, tiles, q);
            if (turned) {
                FloatMatmulTiles.turned(
                        rows,
                        vectors,
                        k,
                        a,
                        aAt + i,
                        aStride,
                        b,
                        bAt,
                        bRow,
                        c,
                        cAt + i * cRow,
                        cRow,
                        last,
                        start,
                        bias,
                        biasAt + i);
            } else {
                FloatMatmulTiles.plain(
                        rows,
                        vectors,
                        k,
                        a,
                        aAt + i * aStride,
                        aStride,
                        b,
                        bAt,
                        bRow,
                        c,
                        cAt + i * cRow,
                        cRow,
                        last,
                        start,
                        bias,
                        biasAt + i);
            }
            i += rows;
        }
    }

    /** Whether a product of {@code n} columns is streamed: a sum that resumes may not overlap. */
    private static boolean streams(int m, int n, int k, int start) {
        if (m >= LEAST_ROWS && k >= LEAST_TERMS) {
            return false;
        }
        return n % LANES == 0
                || start != RESUME && k <= FloatMatmulStreams.mostTerms(streamRows(m, k));
    }

    private static int streamRows(int m, int k) {
        int most = !WIDE ? 2 : k <= FloatMatmulStreams.mostTerms(6) ? 6 : 4;
        return Math.min(m, most);
    }

    private static void streams(
            boolean transposed,
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        int aRow = transposed ? 1 : k;
        int aColumn = transposed ? m : 1;
        int tiles = Math.ceilDiv(m, streamRows(m, k));
        int i = 0;
        for (int q = 0; q < tiles; q++) {
            int rows = share(m, tiles, q);
            int parts = Math.ceilDiv(k, FloatMatmulStreams.mostTerms(rows));
            int p = 0;
            for (int part = 0; part < parts; part++) {
                int terms = share(k, parts, part);
                FloatMatmulStreams.stream(
                        rows,
                        terms,
                        n,
                        a,
                        aAt + i * aRow + p * aColumn,
                        aRow,
                        aColumn,
                        b,
                        bAt + p * n,
                        c,
                        cAt + i * n,
                        p == 0 ? start : RESUME,
                        bias,
                        biasAt + i);
                p += terms;
            }
            i += rows;
        }
    }

    /** Fewer columns than a vector has lanes: on copies that are a vector wide. */
    private static void narrow(
            boolean transposed,
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            int start,
            float[] bias,
            int biasAt) {
        float[] room = room((k + m) * LANES);
        int sums = k * LANES;
        copy(k, n, b, bAt, n, room, 0, LANES);
        if (start == RESUME) {
            copy(m, n, c, cAt, n, room, sums, LANES);
        }
        panel(
                transposed,
                1,
                m,
                k,
                a,
                aAt,
                transposed ? m : k,
                room,
                0,
                LANES,
                room,
                sums,
                LANES,
                0,
                start,
                bias,
                biasAt);
        copy(m, n, room, sums, LANES, c, cAt, n);
    }

    /** {@code to[i,j] = from[i,j]}. */
    private static void copy(
            int rows,
            int columns,
            float[] from,
            int fromAt,
            int fromRow,
            float[] to,
            int toAt,
            int toRow) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                to[toAt + i * toRow + j] = from[fromAt + i * fromRow + j];
            }
        }
    }

    /**
     * {@code c[i,j] = sum_r a[i,r] b[j,r]}, or {@code +=}: {@code b} is turned, block of terms by
     * block of terms and panel by panel, and the sum of each block is added to those before it.
     *
     * @param n at least the lanes of a vector
     */
    static void multiplyTransposeRight(
            int m,
            int n,
            int k,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] c,
            int cAt,
            boolean accumulate) {
        int vectors = Math.ceilDiv(n, LANES);
        int panels = Math.ceilDiv(vectors, MOST_VECTORS);
        int sums = FloatKernels.BLOCK * PANEL_ROW;
        float[] room = room(sums + m * PANEL_ROW);
        for (int from = 0; from < k; from += FloatKernels.BLOCK) {
            int terms = Math.min(k - from, FloatKernels.BLOCK);
            boolean add = accumulate || from > 0;
            int j = 0;
            for (int q = 0; q < panels; q++) {
                int width = share(vectors, panels, q);
                int last = Math.min(j + (width - 1) * LANES, n - LANES) - j;
                int bRow = bAt + j * k + from;
                FloatTurn.turn(last + LANES, terms, b, bRow, k, room, 0, PANEL_ROW);
                panel(
                        false,
                        width,
                        m,
                        terms,
                        a,
                        aAt + from,
                        k,
                        room,
                        0,
                        PANEL_ROW,
                        add ? room : c,
                        add ? sums : cAt + j,
                        add ? PANEL_ROW : n,
                        last,
                        ZERO,
                        c,
                        cAt);
                if (add) {
                    add(m, last, room, sums, c, cAt + j, n);
                }
                j += width * LANES;
            }
        }
    }

    /** Adds {@code rows} rows of vectors, the last of which begins at column {@code last}. */
    private static void add(
            int rows, int last, float[] sums, int sumsAt, float[] c, int cAt, int cRow) {
        for (int i = 0; i < rows; i++) {
            int from = sumsAt + i * PANEL_ROW;
            int to = cAt + i * cRow;
            // Read before its neighbour, with which it may share columns, is written.
            FloatVector end =
                    fromArray(SPECIES, c, to + last).add(fromArray(SPECIES, sums, from + last));
            for (int j = 0; j < last; j += LANES) {
                fromArray(SPECIES, c, to + j)
                        .add(fromArray(SPECIES, sums, from + j))
                        .intoArray(c, to + j);
            }
            end.intoArray(c, to + last);
        }
    }
}
