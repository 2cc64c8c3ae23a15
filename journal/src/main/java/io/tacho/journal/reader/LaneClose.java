package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.runtime.spi.MessageIds;

/**
 * What a source of message ids gave out in its life. Its messages have the ids {@code lane << 48 |
 * 1} to {@code lane << 48 | sent}.
 *
 * @param lane 1 to 65,535
 * @param sent number of its last message; 0 for none
 * @param rejected messages refused to the sender's face, which have no ids
 */
public record LaneClose(int lane, long sent, long rejected) {
    static LaneClose read(PayloadReader body) {
        int lane = MetaContent.inRange("lane", body.getInt(), MessageIds.MAX_LANE);
        body.getInt();
        return new LaneClose(lane, body.getLong(), body.getLong());
    }
}
