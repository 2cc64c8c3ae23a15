package io.tacho.stress.replay;

/**
 * Where an actor first does something else than the recording has.
 *
 * @param component its name
 * @param sequence the how-manyeth of its messages is being handled, from 1
 * @param message which, for people: {@code 3:1234 (Serve number=7)}
 * @param difference what is different, for people
 */
public record Divergence(String component, long sequence, String message, String difference) {
    /** As one line. */
    @Override
    public String toString() {
        return component
                + " diverges at its "
                + ordinal(sequence)
                + " message, "
                + message
                + ": "
                + difference;
    }

    private static String ordinal(long number) {
        long tens = number % 100;
        boolean teen = tens >= 11 && tens <= 13;
        int last = teen ? 0 : (int) (number % 10);
        return number
                + switch (last) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
