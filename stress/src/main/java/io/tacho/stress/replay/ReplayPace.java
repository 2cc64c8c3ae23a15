package io.tacho.stress.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast recorded messages are fed.
 *
 * @param speed times as fast as they were recorded, 0.001 to 1,000; 0 for as fast as they go
 */
public record ReplayPace(double speed) {
    /** As fast as they are handled. */
    public static final ReplayPace MAX = new ReplayPace(0);

    private static final Pattern TIMES = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,3})?)x");
    private static final double SLOWEST = 0.001;
    private static final double FASTEST = 1_000;

    /**
     * Reads {@code recorded}, {@code 4x}, {@code 0.5x}, {@code max}.
     *
     * @param text from a command line
     * @return the pace
     * @throws IllegalArgumentException if it is none, with what to write instead
     */
    public static ReplayPace parse(String text) {
        if (text.equals("recorded")) {
            return new ReplayPace(1);
        }
        if (text.equals("max")) {
            return MAX;
        }
        Matcher times = TIMES.matcher(text);
        double speed = times.matches() ? Double.parseDouble(times.group(1)) : -1;
        if (speed < SLOWEST || speed > FASTEST) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no pace; write recorded, max, or 0.001x to 1000x");
        }
        return new ReplayPace(speed);
    }

    /**
     * Whether there is no schedule.
     *
     * @return true if messages are fed as fast as they are handled
     */
    public boolean isMax() {
        return speed == 0;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        if (isMax()) {
            return "max";
        }
        return speed == 1 ? "recorded" : Double.toString(speed).replaceFirst("\\.0$", "") + "x";
    }
}
