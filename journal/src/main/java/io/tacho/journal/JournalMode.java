package io.tacho.journal;

/** How much of a message is recorded. */
public enum JournalMode {
    /** Header and payload. */
    FULL,
    /** The header only: enough for all latency analysis, not for re-execution. */
    HEADER
}
