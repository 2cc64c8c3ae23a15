package io.tacho.stress.report;

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
