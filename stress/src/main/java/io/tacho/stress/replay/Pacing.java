package io.tacho.stress.replay;

import io.tacho.runtime.replay.FeedTimes;

/** When messages are fed. Confined to a thread. */
interface Pacing {
    /** Waits until it is a message's turn. */
    void await(ReadMessage message);

    /** The times under which it is sent, which is done now. */
    FeedTimes times(ReadMessage message);

    /** How many messages may be on their way at a time. */
    long mostOnTheirWay();
}
