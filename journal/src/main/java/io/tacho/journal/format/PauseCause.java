package io.tacho.journal.format;

import org.jspecify.annotations.Nullable;

/** What kept all threads of the recording process from running, or was seen to keep one. */
public enum PauseCause {
    /** The garbage collector stopped the program. */
    GC(1),
    /** The virtual machine stopped the program for something else. */
    SAFEPOINT(2),
    /**
     * A thread that wanted to run did not: the process was stopped, its virtual CPU was away, or
     * other threads had all cores. Of a thread that only measures; others need not have been held
     * up as long.
     */
    HICCUP(3);

    private final int code;

    PauseCause(int code) {
        this.code = code;
    }

    /**
     * Its number in a journal.
     *
     * @return 1 to 3
     */
    public int code() {
        return code;
    }

    /**
     * The cause with a number.
     *
     * @param code from a journal
     * @return the cause; null if this version of the format has none of that number
     */
    public static @Nullable PauseCause of(int code) {
        return code > 0 && code <= values().length ? values()[code - 1] : null;
    }
}
