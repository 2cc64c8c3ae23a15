package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.JournalFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/** Reads a stream with Chronicle's own reader, to see that both find the same. */
final class ChronicleTail {
    private ChronicleTail() {}

    /** Number of documents. */
    static int documents(Path journal, int stream) {
        return contents(journal, stream).size();
    }

    /** The documents, each of which has the number it should have. */
    static List<byte[]> contents(Path journal, int stream) {
        try (ChronicleQueue queue =
                        SingleChronicleQueueBuilder.binary(
                                        JournalFiles.stream(journal, stream).toFile())
                                .rollCycle(LargeRollCycles.LARGE_DAILY)
                                .readOnly(true)
                                .build();
                ExcerptTailer tailer = queue.createTailer()) {
            Bytes<?> document = Bytes.allocateElasticOnHeap();
            List<byte[]> contents = new ArrayList<>();
            while (tailer.readBytes(document)) {
                assertEquals(
                        contents.size(), document.readLong(DocumentDescriptor.BATCH_NUMBER_OFFSET));
                contents.add(document.toByteArray());
                document.clear();
            }
            return contents;
        }
    }
}
