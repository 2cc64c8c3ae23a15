package io.tacho.journal.document;

import java.util.List;

/** Tables with bits in the first column: one, or like {@code 3 to 5}. */
final class Bits {
    private Bits() {}

    /** What the bits hold whose explanation begins so. */
    static long of(List<List<String>> table, String explanation, long word) {
        for (List<String> row : table) {
            if (row.get(1).startsWith(explanation)) {
                String[] ends = row.get(0).split(" to ");
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[ends.length - 1]);
                return word >>> from & (1L << to - from + 1) - 1;
            }
        }
        throw new AssertionError("no bits for '" + explanation + "'");
    }

    /** Whether a word is as a condition says, like {@code bits 6, 9 are 0}, or {@code always}. */
    static boolean fulfil(String condition, long word) {
        if (condition.equals("always")) {
            return true;
        }
        String[] parts = condition.split(" (is|are) ");
        for (String bit : parts[0].replaceFirst("bits? ", "").split(", ")) {
            if ((word >>> Integer.parseInt(bit) & 1) != Long.parseLong(parts[1])) {
                return false;
            }
        }
        return true;
    }
}
