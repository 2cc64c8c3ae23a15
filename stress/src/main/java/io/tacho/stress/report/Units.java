package io.tacho.stress.report;

import io.tacho.stress.compare.Figure;
import java.util.Locale;

/** Numbers as people read them. */
final class Units {
    private Units() {}

    /** {@code 950 ns}, {@code 12.3 us}, {@code 4.56 ms}, {@code 1.20 s}. */
    static String time(double nanos) {
        if (nanos < 1e3) {
            return number(nanos) + " ns";
        }
        if (nanos < 1e6) {
            return number(nanos / 1e3) + " us";
        }
        return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
    }

    /** {@code 1,234,567}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1 fork}, {@code 12 forks}: of a thing whose plural ends in s. */
    static String count(long value, String thing) {
        return count(value) + " " + thing + (value == 1 ? "" : "s");
    }

    /** A share, 1 for the whole: {@code 0.04 %}, {@code 12.3 %}, {@code 140 %}. */
    static String percent(double share) {
        return Double.isFinite(share) ? number(share * 100) + " %" : "-";
    }

    /** A change as a share: {@code +1.2%}. */
    static String change(double share) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * share);
    }

    /** {@code 850}, {@code 12.3k}, {@code 4.56M}. */
    static String rate(double perSecond) {
        if (perSecond < 1e3) {
            return number(perSecond);
        }
        return perSecond < 1e6 ? number(perSecond / 1e3) + "k" : number(perSecond / 1e6) + "M";
    }

    /** {@code 512 B}, {@code 1.50 KiB}, {@code 2.00 GiB}. */
    static String bytes(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double value = bytes;
        while (Math.abs(value) >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return number(value) + " " + units[unit];
    }

    /** Bytes to the byte: {@code 1,234 B}, {@code 0.25 B}. */
    static String size(double bytes) {
        return String.format(Locale.ROOT, bytes < 100 ? "%.2f B" : "%,.0f B", bytes);
    }

    /** A figure of a result: {@code 33.1 ns}, {@code 1,234.00 B}, {@code 1.25M/s}. */
    static String figure(double value, String unit) {
        return switch (unit) {
            case Figure.BYTES -> String.format(Locale.ROOT, "%,.2f B", value);
            case Figure.PER_SECOND -> rate(value) + "/s";
            case Figure.INSTRUCTIONS -> String.format(Locale.ROOT, "%,.1f", value);
            default -> time(value);
        };
    }

    /** Three significant digits. */
    private static String number(double value) {
        double magnitude = Math.abs(value);
        int decimals = magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2;
        if (value == Math.rint(value) && magnitude < 1000) {
            decimals = 0;
        }
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
