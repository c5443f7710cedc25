package org.metagrad.bench.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale from numbers to places on a picture, with the ticks of its axis.
 *
 * @param low number at the place {@code from}
 * @param high number at the place {@code to}
 * @param logarithmic whether equal distances are equal ratios
 * @param from place of {@code low}, px
 * @param to place of {@code high}, px
 */
record Axis(double low, double high, boolean logarithmic, double from, double to) {

    /** A linear axis from 0 to a round number from {@code greatest} on. */
    static Axis fromZero(double greatest, double from, double to) {
        double high = greatest > 0 ? greatest : 1;
        double step = step(high, 6);
        return new Axis(0, Math.ceil(high / step - 1e-9) * step, false, from, to);
    }

    /** A linear axis between round numbers that has all numbers from least to greatest in it. */
    static Axis around(double least, double greatest, double from, double to) {
        double length = greatest - least;
        // One number alone gets room above and below.
        double room = length > 0 ? 0 : Math.max(Math.abs(least), 1) / 2;
        double step = step(length > 0 ? length : 2 * room, 6);
        double low = Math.floor((least - room) / step + 1e-9) * step;
        double high = Math.ceil((greatest + room) / step - 1e-9) * step;
        return new Axis(low, high, false, from, to);
    }

    /** A logarithmic axis over positive numbers, a little wider than they are. */
    static Axis logarithmic(double least, double greatest, double from, double to) {
        double margin = Math.pow(greatest / least, 0.04) * 1.02;
        return new Axis(least / margin, greatest * margin, true, from, to);
    }

    double place(double value) {
        double share =
                logarithmic
                        ? Math.log(value / low) / Math.log(high / low)
                        : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /**
     * The numbers at which lines and labels are: for a linear axis multiples of 1, 2 or 5 times a
     * power of ten; for a logarithmic one 1, 2, 5 or only 1 times powers of ten, whatever gives at
     * least three and few.
     */
    List<Double> ticks() {
        if (!logarithmic) {
            double step = step(high - low, 6);
            List<Double> ticks = new ArrayList<>();
            double last = high + 1e-9 * (high - low);
            for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= last; i++) {
                ticks.add(i * step);
            }
            return ticks;
        }
        List<Double> powers = multiples(1);
        if (powers.size() >= 4) {
            return powers;
        }
        List<Double> coarse = multiples(1, 3);
        if (coarse.size() >= 4) {
            return coarse;
        }
        List<Double> fine = multiples(1, 2, 5);
        return fine.size() >= 3 ? fine : multiples(1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    private List<Double> multiples(double... factors) {
        List<Double> ticks = new ArrayList<>();
        int first = (int) Math.floor(Math.log10(low)) - 1;
        int last = (int) Math.ceil(Math.log10(high));
        for (int power = first; power <= last; power++) {
            for (double factor : factors) {
                double tick =
                        power < 0 ? factor / Math.pow(10, -power) : factor * Math.pow(10, power);
                if (tick >= low * (1 - 1e-12) && tick <= high * (1 + 1e-12)) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    /** The least of 1, 2, 5 times a power of ten that cuts a length into at most {@code parts}. */
    static double step(double length, int parts) {
        double least = length / parts;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** A tick's label, without needless zeros. */
    static String label(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        String[] thousands = {"k", "M", "G", "T"};
        if (size >= 1e4 && size < 1e15) {
            int i = size < 1e6 ? 0 : size < 1e9 ? 1 : size < 1e12 ? 2 : 3;
            return plain(value / Math.pow(1000, i + 1)) + thousands[i];
        }
        if (size >= 1e15 || size < 1e-4) {
            int power = (int) Math.floor(Math.log10(size) + 1e-9);
            return plain(value / Math.pow(10, power)) + "e" + power;
        }
        return plain(value);
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
