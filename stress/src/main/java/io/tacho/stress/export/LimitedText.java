package io.tacho.stress.export;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written, up to so many characters. Confined to a thread. */
final class LimitedText extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private final int most;

    LimitedText(int most) {
        this.most = most;
    }

    /** It would be longer than it may be. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(int most) {
            super("more than " + most + " characters");
        }
    }

    @Override
    public void write(char[] from, int offset, int length) throws TooLongException {
        if (length > most - kept.length()) {
            throw new TooLongException(most);
        }
        kept.append(from, offset, length);
    }

    @Override
    public void flush() {
        // It is kept here.
    }

    @Override
    public void close() {
        // It is still read.
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
