package io.tacho.profiling.suite;

import java.util.Arrays;
import java.util.Locale;

/** How unlike a short text is to a part of a longer one. */
final class EditDistance {
    private EditDistance() {}

    /**
     * Insertions, deletions and replacements that make a text a part of another one (Sellers 1980:
     * Levenshtein's table, with a beginning and an end that are free in the longer text).
     */
    static int inside(String text, String longer) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String in = longer.toLowerCase(Locale.ROOT);
        int[] row = new int[in.length() + 1];
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= in.length(); j++) {
                int replaced = diagonal + (wanted.charAt(i - 1) == in.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return Arrays.stream(row).min().orElse(wanted.length());
    }
}
