package io.tacho.stress.run;

/** How much of each message a run records. */
public enum JournalSetting {
    /** Header and payload. */
    FULL,
    /** Header only. */
    HEADER,
    /** Nothing. */
    OFF
}
