package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.MessageOutcome;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentBufferTest {
    @TempDir private Path temp;

    /** With the 48 bytes in front. */
    @Test
    void shouldHaveWholePages() {
        assertEquals(4_096 - 48, new DocumentBuffer(4_096 - 48).bodyCapacity());
        assertEquals(8_192 - 48, new DocumentBuffer(8_192 - 48).bodyCapacity());
    }

    /** At 24 and 32, as docs/journal-format.md has it. */
    @Test
    void shouldSayWhenABatchBeganAndEnded() {
        Journals.writeAll(
                Journals.smallBatches(temp, 1),
                stream -> {
                    for (int i = 1; i <= 3; i++) {
                        stream.begin(new TestHeader().set(i, "m"), 1, i, 1_000 + i, -1);
                        stream.end(2_000 + i, MessageOutcome.HANDLED, 0);
                    }
                });

        List<byte[]> documents = ChronicleTail.contents(temp, 0);
        ByteBuffer batch = ByteBuffer.wrap(documents.get(1)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1_001, batch.getLong(24));
        assertEquals(2_003, batch.getLong(32));
    }
}
