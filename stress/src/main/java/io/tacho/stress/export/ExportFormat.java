package io.tacho.stress.export;

/** What a journal can be exported as. */
public enum ExportFormat {
    /** A folder of CSV files with a head line each. */
    CSV,
    /** One JSON object a message and line. */
    JSONL,
    /** An HdrHistogram log, an interval a second. */
    HLOG
}
