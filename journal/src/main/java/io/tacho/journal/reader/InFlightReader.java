package io.tacho.journal.reader;

import static io.tacho.journal.format.InFlightDescriptor.*;

import io.tacho.journal.format.JournalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the in-flight slots of a journal that was not closed. */
final class InFlightReader {
    private static final String UNKNOWN = "what was being handled is unknown: ";

    /** Of a million workers: a larger file is none of a journal. */
    private static final long MOST_BYTES = 64 << 20;

    private InFlightReader() {}

    /**
     * Reads them.
     *
     * @param journalId of the journal; 0 if unknown
     * @param reasons gets why they can't be read
     */
    static List<InFlightMessage> read(Path journal, long journalId, List<String> reasons) {
        Path file = JournalFiles.inFlight(journal);
        if (!Files.exists(file)) {
            reasons.add(UNKNOWN + "there is no " + file.getFileName());
            return List.of();
        }
        if (!Files.isRegularFile(file)) {
            // To open a pipe might never end.
            reasons.add(UNKNOWN + file.getFileName() + " is no file");
            return List.of();
        }
        ByteBuffer bytes;
        try {
            bytes =
                    ByteBuffer.wrap(
                                    Files.size(file) > MOST_BYTES
                                            ? new byte[0]
                                            : Files.readAllBytes(file))
                            .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new JournalReadException("The journal file " + file + " can't be read: " + e, e);
        }
        List<InFlightMessage> result = new ArrayList<>();
        if (bytes.capacity() < SLOT_LENGTH
                || bytes.getInt(MAGIC_OFFSET) != MAGIC
                || bytes.getInt(SLOTS_OFFSET) < 0
                || bytes.capacity() / SLOT_LENGTH <= bytes.getInt(SLOTS_OFFSET)) {
            reasons.add(UNKNOWN + file.getFileName() + " is damaged");
            return result;
        }
        if (journalId != 0 && bytes.getLong(JOURNAL_ID_OFFSET) != journalId) {
            reasons.add(UNKNOWN + file.getFileName() + " belongs to another journal");
            return result;
        }
        for (int i = 0; i < bytes.getInt(SLOTS_OFFSET); i++) {
            int at = slotOffset(i);
            long messageId = bytes.getLong(at + MESSAGE_ID_OFFSET);
            if (messageId != 0 && bytes.getInt(at + STATE_OFFSET) == STATE_OPEN) {
                result.add(
                        new InFlightMessage(
                                i,
                                messageId,
                                bytes.getInt(at + RECIPIENT_OFFSET),
                                bytes.getLong(at + RECIPIENT_SEQUENCE_OFFSET),
                                bytes.getInt(at + TYPE_ID_OFFSET),
                                bytes.getLong(at + RECEIVED_AT_OFFSET)));
            }
        }
        return result;
    }
}
