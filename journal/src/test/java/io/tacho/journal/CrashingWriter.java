package io.tacho.journal;

import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Path;

/** The program that is killed: writes messages, begins one more, says so, and waits. */
final class CrashingWriter {
    private CrashingWriter() {}

    /**
     * Runs until it is killed, or its standard input ends.
     *
     * @param args directory, messages, append mode
     * @throws IOException if it can't wait
     */
    public static void main(String[] args) throws IOException {
        JournalTap tap =
                JournalTap.open(
                        Journals.smallBatches(Path.of(args[0]), 2)
                                .appendMode(AppendMode.valueOf(args[2]))
                                .build());
        TapStream stream = tap.openStream(0);
        tap.actorSpawned(77, "culprit", CrashingWriter.class);
        tap.anchor();
        int messages = Integer.parseInt(args[1]);
        Journals.write(stream, messages);
        stream.begin(new TestHeader().set(messages + 1L, new Pair(5, 6)), 77, 88, 99, 0);
        // What was handed over is lost with the process until it is appended.
        Journals.await("all full batches appended", () -> tap.records() == messages / 10 * 10);
        System.out.println("waiting");
        System.out.flush();
        if (System.in.read() >= 0) {
            throw new IllegalStateException("was to be killed");
        }
    }
}
