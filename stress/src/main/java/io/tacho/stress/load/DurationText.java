package io.tacho.stress.load;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class DurationText {
    private static final Pattern PART =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|us|ns|s|m|h)");

    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);

    private static final Duration LONGEST = Duration.ofDays(7);

    private DurationText() {}

    /**
     * Reads {@code 10s}, {@code 1m30s}, {@code 250ms}, {@code 0s}.
     *
     * @param text as above
     * @return the duration
     * @throws IllegalArgumentException if it is none, or longer than a week
     */
    public static Duration parse(String text) {
        Matcher part = PART.matcher(text);
        double nanos = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            nanos += Double.parseDouble(part.group(1)) * NANOS.getOrDefault(part.group(2), 0.0);
            end = part.end();
        }
        if (end == 0 || end != text.length()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write it like 10s, 250ms or 1m30s");
        }
        if (nanos > LONGEST.toNanos()) {
            throw new IllegalArgumentException("'" + text + "' is more than 7 days");
        }
        return Duration.ofNanos((long) nanos);
    }
}
