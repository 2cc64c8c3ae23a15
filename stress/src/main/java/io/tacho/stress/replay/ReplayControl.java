package io.tacho.stress.replay;

import io.tacho.runtime.spi.MessageTap;

/** What leads a pass and looks on. Called by the thread that feeds. */
interface ReplayControl {
    /** Whether to end soon. */
    boolean interrupted();

    /** So many messages were fed; told now and then. */
    void fed(long messages);

    /** Nothing is on its way; feeding the range begins. */
    void rangeBegins();

    /** Who is told of everything that is handled; passes it on to what notes the outcomes. */
    default MessageTap tap(MessageTap outcomes) {
        return outcomes;
    }

    /** All of it was fed and handled. */
    void rangeEnds();
}
