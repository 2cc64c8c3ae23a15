package io.tacho.stress.replay;

import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.load.DurationText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a range begins or ends.
 *
 * @param offsetNanos from the start of the measured window, ns; of a message 0
 * @param messageId the message; 0 if it is an offset
 */
public record RangeBound(long offsetNanos, long messageId) {
    private static final Pattern MESSAGE = Pattern.compile("(\\d{1,5}):(\\d{1,15})");

    /**
     * Reads {@code 1.25s} or {@code 3:5686777}.
     *
     * @param text from a command line
     * @return the bound
     * @throws IllegalArgumentException if it is neither
     */
    public static RangeBound parse(String text) {
        Matcher message = MESSAGE.matcher(text);
        if (!message.matches()) {
            return new RangeBound(DurationText.parse(text).toNanos(), 0);
        }
        long lane = Long.parseLong(message.group(1));
        long sequence = Long.parseLong(message.group(2));
        boolean noLane = lane == 0 || lane > MessageIds.MAX_LANE;
        if (noLane || sequence == 0 || sequence > MessageIds.MAX_SEQUENCE) {
            throw new IllegalArgumentException("'" + text + "' is no message's id");
        }
        return new RangeBound(0, MessageIds.of(lane, sequence));
    }

    boolean isMessage() {
        return messageId != 0;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return isMessage() ? MessageIds.text(messageId) : offsetNanos / 1e9 + "s";
    }
}
