package io.tacho.profiling.peers;

import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.profiling.bench.TemporaryDirectories;
import io.tacho.runtime.ActorSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * {@link RingCourse} in Tacho with every message on record, header and payload. All files are kept,
 * below {@code java.io.tmpdir}, until it ends; then it is checked that each message is on record.
 */
final class TachoRecordedRing implements PeerWorkload {
    private final Path directory;
    private final JournalTap tap;
    private final TachoRing ring;
    private long sent;

    TachoRecordedRing(int workers, RingCourse course) {
        directory = temporaryDirectory();
        tap =
                JournalTap.open(
                        JournalOptions.builder(directory.resolve("journal"), workers).build());
        ring = new TachoRing(ActorSystem.builder("ring").workers(workers).tap(tap), course);
    }

    @Override
    public int operations() {
        return ring.operations();
    }

    @Override
    public long run() {
        sent += operations();
        return ring.run();
    }

    @Override
    public void close() {
        ring.close();
        try {
            TemporaryDirectories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tap.records() != sent || !tap.opaqueTypes().isEmpty()) {
            throw new IllegalStateException(
                    "on record are "
                            + tap.records()
                            + " messages of "
                            + sent
                            + ", without their payload "
                            + tap.opaqueTypes(),
                    tap.failure());
        }
    }

    private static Path temporaryDirectory() {
        try {
            return TemporaryDirectories.create("tacho-peers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
