package io.tacho.stress.analyze;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Whether every message that was sent in the life of the system is on record, warm-up included.
 *
 * @param closed lanes, sources of message ids, that said how many messages they gave out
 * @param sent messages that those gave out
 * @param recorded messages of those that are on record
 * @param rejected messages that those refused to the sender's face; they have no ids
 * @param unknown messages on record of lanes that were not closed
 * @param findings what is wrong, a line each; empty if every message is on record once
 */
public record LaneReport(
        int closed, long sent, long recorded, long rejected, long unknown, List<String> findings) {
    /**
     * Whether each message that was sent is on record once.
     *
     * @return false also where it can't be known
     */
    @JsonProperty("proved")
    public boolean proved() {
        return findings.isEmpty();
    }
}
