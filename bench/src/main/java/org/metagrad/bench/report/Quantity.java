package org.metagrad.bench.report;

import java.util.Locale;

/** Numbers as they are read: three significant digits and a fitting unit. */
public final class Quantity {
    private Quantity() {}

    /**
     * {@return the text of a number with three significant digits, without exponent from 0.001 to
     * 100 000}
     *
     * @param value a finite number
     */
    public static String number(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceFirst("e([+-])0*(\\d)", "e$1$2")
                    .replace("e+", "e");
        }
        int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        // what rounds up to the next power of ten has one decimal less
        if (size >= Math.pow(10, 3 - decimals) - 0.5 * Math.pow(10, -decimals)) {
            decimals = Math.max(0, decimals - 1);
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A number of decimals. */
    static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /**
     * {@return the text of a time, such as {@code 3.20 ms}}
     *
     * @param seconds the time
     */
    public static String time(double seconds) {
        return number(seconds / timeUnit(seconds)) + " " + timeUnitName(seconds);
    }

    /** A time in the unit of another, without the unit. */
    static String timeLike(double seconds, double like) {
        return number(seconds / timeUnit(like));
    }

    /** The unit in seconds that suits a time. */
    static double timeUnit(double seconds) {
        return seconds >= 1 ? 1 : seconds >= 1e-3 ? 1e-3 : seconds >= 1e-6 ? 1e-6 : 1e-9;
    }

    static String timeUnitName(double seconds) {
        return seconds >= 1 ? "s" : seconds >= 1e-3 ? "ms" : seconds >= 1e-6 ? "us" : "ns";
    }

    /**
     * {@return the text of a number of bytes, such as {@code 12.4 MiB}}
     *
     * @param bytes their number
     */
    public static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int i = 0;
        double value = bytes;
        while (value >= 1024 && i < units.length - 1) {
            value /= 1024;
            i++;
        }
        return (i == 0 ? String.format(Locale.ROOT, "%.0f", value) : number(value))
                + " "
                + units[i];
    }

    /**
     * {@return the text of a count in thousands, such as {@code 31.2 M}}
     *
     * @param value a finite number
     */
    public static String count(double value) {
        String[] units = {"", " k", " M", " G", " T"};
        int i = 0;
        double scaled = value;
        while (scaled >= 1000 && i < units.length - 1) {
            scaled /= 1000;
            i++;
        }
        return number(scaled) + units[i];
    }

    /**
     * {@return the text of a part of a whole, such as {@code 3.2 %}}
     *
     * @param fraction from 0 to 1
     */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
