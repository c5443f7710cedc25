package org.metagrad.envs;

/**
 * A keyed, counter-based stream of random numbers: the number at a counter is a pure function of
 * the key and the counter.
 *
 * <p>Nothing is consumed and nothing is shared, so a draw does not depend on the order of draws, on
 * threads or on what else was drawn. Streams are named by splitting: {@code
 * of(seed).split(iteration).split(task).split(trajectory)}.
 *
 * <p>Bits are {@code mix(key + (counter + 1) gamma)}, the SplitMix64 generator (Steele, Lea, Flood
 * 2014) entered at any point, with Stafford's variant 13 as the mix; keys are derived with the
 * finaliser of MurmurHash3, so that a child's key is not one of its parent's outputs. Not for
 * cryptography.
 *
 * @param key the state of the stream; two streams with the same key are the same stream
 */
public record RandomStream(long key) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long SPLIT_GAMMA = 0xD1342543DE82EF95L;
    private static final long NORMAL_SALT = 0x2545F4914F6CDD1DL;
    private static final double TWO_PI = 2 * Math.PI;

    /**
     * {@return the stream of a seed} Neighbouring seeds give unrelated streams.
     *
     * @param seed any number
     */
    public static RandomStream of(long seed) {
        return new RandomStream(murmur(seed + GOLDEN_GAMMA));
    }

    /**
     * {@return the child stream number {@code index}: {@code murmur(key ^ stafford(index * gamma +
     * gamma'))}}
     *
     * <p>The children of one stream all have different keys, and {@code split(a).split(b)} is not
     * {@code split(b).split(a)}.
     *
     * @param index number of the child; any
     */
    public RandomStream split(long index) {
        return new RandomStream(split(key, index));
    }

    /**
     * {@return the key of child number {@code index}: {@link #split(long)} on bare keys, without
     * allocation}
     *
     * @param key of the parent
     * @param index number of the child; any
     */
    public static long split(long key, long index) {
        return murmur(key ^ stafford(index * SPLIT_GAMMA + GOLDEN_GAMMA));
    }

    /**
     * {@return 64 random bits at {@code counter}}
     *
     * @param counter which number of the stream; any
     */
    public long bits(long counter) {
        return bits(key, counter);
    }

    /**
     * {@return 64 random bits at {@code counter} of a bare key, see {@link #bits(long)}; without
     * allocation}
     *
     * @param key of the stream
     * @param counter which number of the stream; any
     */
    public static long bits(long key, long counter) {
        return stafford(key + (counter + 1) * GOLDEN_GAMMA);
    }

    /**
     * {@return a uniform number in [0, 1), a multiple of 2^-53, from the upper 53 bits at {@code
     * counter}}
     *
     * @param counter which number of the stream; any
     */
    public double uniform(long counter) {
        return uniform(key, counter);
    }

    /**
     * {@return a uniform number in [0, 1) at {@code counter} of a bare key, see {@link
     * #uniform(long)}; without allocation}
     *
     * @param key of the stream
     * @param counter which number of the stream; any
     */
    public static double uniform(long key, long counter) {
        return (bits(key, counter) >>> 11) * 0x1p-53;
    }

    /**
     * {@return a uniform number in [0, 1), a multiple of 2^-24, from the upper 24 bits at {@code
     * counter}}
     *
     * @param counter which number of the stream; any
     */
    public float uniformFloat(long counter) {
        return uniformFloat(key, counter);
    }

    /**
     * {@return a uniform float in [0, 1) at {@code counter} of a bare key, see {@link
     * #uniformFloat(long)}; without allocation}
     *
     * @param key of the stream
     * @param counter which number of the stream; any
     */
    public static float uniformFloat(long key, long counter) {
        return (bits(key, counter) >>> 40) * 0x1p-24f;
    }

    /**
     * {@return a standard normal number at {@code counter}: {@code sqrt(-2 log u) cos(2 pi v)} (Box
     * and Muller 1958) with u in (0, 1] from the bits at {@code counter} and v from those bits
     * mixed once more, so that one counter is one number} The largest possible magnitude is sqrt(2
     * * 53 * log 2) = 8.57.
     *
     * @param counter which number of the stream; any
     */
    public double normal(long counter) {
        return normal(key, counter);
    }

    /**
     * {@return a standard normal number at {@code counter} of a bare key, see {@link
     * #normal(long)}; without allocation}
     *
     * @param key of the stream
     * @param counter which number of the stream; any
     */
    public static double normal(long key, long counter) {
        long bits = bits(key, counter);
        double u = ((bits >>> 11) + 1) * 0x1p-53;
        double v = (murmur(bits + NORMAL_SALT) >>> 11) * 0x1p-53;
        // StrictMath, because the bits of Math.log and Math.cos may change when the JIT compiles
        // the caller.
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * cosineOfTurns(v);
    }

    /**
     * {@code cos(2 pi v)}, v in [0, 1): reduced to an eighth of a turn around the nearest quarter,
     * which is exact, and within which compiled StrictMath allocates nothing as long as nobody in
     * the process asks it for larger angles.
     */
    private static double cosineOfTurns(double v) {
        int quarter = (int) (4 * v + 0.5);
        double x = TWO_PI * (v - 0.25 * quarter);
        return switch (quarter) {
            case 1 -> -StrictMath.sin(x);
            case 2 -> -StrictMath.cos(x);
            case 3 -> StrictMath.sin(x);
            default -> StrictMath.cos(x);
        };
    }

    /** Stafford's variant 13 of the 64-bit finaliser, a bijection. */
    private static long stafford(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** MurmurHash3's 64-bit finaliser, a bijection. */
    private static long murmur(long z) {
        z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
