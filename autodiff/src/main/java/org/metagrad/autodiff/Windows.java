package org.metagrad.autodiff;

/**
 * The windows of an image, or of a sequence, under a kernel that moves over it: what convolution
 * and pooling look at.
 *
 * <p>An image lies in the rows as {@code [channels, height, width]}, the width fastest, and a batch
 * along the columns. The result has a row for each place in a kernel at each position of the
 * kernel: {@code [channels, kernel height, kernel width, positions down, positions across]}, or
 * with the channels behind the kernel's places. Places in the padding are zero. PyTorch's {@code
 * unfold}.
 *
 * @param channels from 1
 * @param down the height's axis
 * @param across the width's axis
 * @param channelsFirst whether the channels come before the kernel's places, as a product with the
 *     kernels wants it, or after them, as a reduction over the places does
 */
public record Windows(int channels, Axis down, Axis across, boolean channelsFirst)
        implements RowMap {

    /**
     * A kernel that moves along one axis.
     *
     * @param size of the image
     * @param kernel how many places it covers
     * @param stride from one position to the next
     * @param padding zeros at either end, fewer than the kernel is long
     */
    public record Axis(int size, int kernel, int stride, int padding) {
        /** The axis that a sequence lacks: one place, on which nothing moves. */
        public static final Axis SINGLE = new Axis(1, 1, 1, 0);

        /**
         * Checks that there is a position.
         *
         * @throws IllegalArgumentException naming the numbers
         */
        public Axis {
            boolean fits = size >= 1 && kernel >= 1 && kernel <= (long) size + 2L * padding;
            if (!fits || stride < 1 || padding < 0 || padding >= kernel) {
                throw new IllegalArgumentException(
                        "windows: a kernel of "
                                + kernel
                                + " on "
                                + size
                                + " with padding "
                                + padding
                                + " and stride "
                                + stride
                                + ": sizes and stride from 1, padding below the kernel and a kernel"
                                + " that fits wanted");
            }
        }

        /** {@return the number of positions, {@code (size + 2 padding - kernel) / stride + 1}} */
        public int positions() {
            return Math.toIntExact((size + 2L * padding - kernel) / stride + 1);
        }

        /** The place in the image at a place of the kernel, or {@link RowMap#NONE}. */
        private int source(int position, int place) {
            int at = position * stride + place - padding;
            return at >= 0 && at < size ? at : RowMap.NONE;
        }

        @Override
        public String toString() {
            return kernel + " of " + size + " by " + stride + " + " + padding;
        }
    }

    /**
     * Checks the channels.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Windows {
        if (channels < 1) {
            throw new IllegalArgumentException("windows: " + channels + " channels, from 1 wanted");
        }
    }

    /**
     * {@return the windows of a square kernel on an image, channels first}
     *
     * @param channels of the image
     * @param height of the image
     * @param width of the image
     * @param kernel height and width of the kernel
     * @param stride in both directions
     * @param padding at all four sides
     * @throws IllegalArgumentException if the kernel has no position
     */
    public static Windows ofImage(
            int channels, int height, int width, int kernel, int stride, int padding) {
        return new Windows(
                channels,
                new Axis(height, kernel, stride, padding),
                new Axis(width, kernel, stride, padding),
                true);
    }

    /**
     * {@return the windows of a kernel on a sequence, channels first}
     *
     * @param channels of the sequence
     * @param length of the sequence
     * @param kernel length of the kernel
     * @param stride from one position to the next
     * @param padding at both ends
     * @throws IllegalArgumentException if the kernel has no position
     */
    public static Windows ofSequence(
            int channels, int length, int kernel, int stride, int padding) {
        return new Windows(channels, Axis.SINGLE, new Axis(length, kernel, stride, padding), true);
    }

    /** {@return the places of the kernel} */
    public int places() {
        return Math.multiplyExact(down.kernel(), across.kernel());
    }

    /** {@return the positions of the kernel} */
    public int positions() {
        return Math.multiplyExact(down.positions(), across.positions());
    }

    @Override
    public int operandRows() {
        return Math.multiplyExact(channels, Math.multiplyExact(down.size(), across.size()));
    }

    @Override
    public int resultRows() {
        return Math.multiplyExact(channels, Math.multiplyExact(places(), positions()));
    }

    @Override
    public boolean isIdentity() {
        return places() == 1 && down.stride() == 1 && across.stride() == 1;
    }

    @Override
    public int source(int row) {
        int position = row % positions();
        int patch = row / positions();
        int place = channelsFirst ? patch % places() : patch / channels;
        int channel = channelsFirst ? patch / places() : patch % channels;
        int i = down.source(position / across.positions(), place / across.kernel());
        int j = across.source(position % across.positions(), place % across.kernel());
        return i == NONE || j == NONE ? NONE : (channel * down.size() + i) * across.size() + j;
    }

    @Override
    public String toString() {
        String order = channelsFirst ? channels + " x kernel " : "kernel x " + channels + " ";
        return "windows " + order + "(" + down + ", " + across + ")";
    }
}
