package io.tacho.stress.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Stdout for data that somebody relies on: what can't be written is an exception here, where {@link
 * System#out} only remembers it.
 */
final class StandardOutput extends OutputStream {
    private static final int BLOCK = 1 << 16;

    private StandardOutput() {}

    /** In UTF-8, a block at a time. */
    static Writer writer() {
        return new OutputStreamWriter(
                new BufferedOutputStream(new StandardOutput(), BLOCK), StandardCharsets.UTF_8);
    }

    /** Whether all that was ever printed on it has been taken. */
    static boolean isTaken() {
        return !System.out.checkError();
    }

    @Override
    public void write(int value) throws IOException {
        System.out.write(value);
        check();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        System.out.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    private static void check() throws IOException {
        if (!isTaken()) {
            throw new IOException("nobody reads it any more, or the disk is full");
        }
    }
}
