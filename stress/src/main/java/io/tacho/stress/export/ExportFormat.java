package io.tacho.stress.export;

import java.util.Locale;

/** What a journal can be exported as. */
public enum ExportFormat {
    /** A folder of CSV files with a head line each. */
    CSV,
    /** One JSON object a message and line. */
    JSONL,
    /** An HdrHistogram log, an interval a second. */
    HLOG;

    /** How constants are written in all of them. */
    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
