package io.tacho.stress.replay;

/** What leads a pass and looks on. Called by the thread that feeds. */
interface ReplayControl {
    /** Whether to end soon. */
    boolean interrupted();

    /** So many messages were fed; told now and then. */
    void fed(long messages);

    /** Nothing is on its way; feeding the range begins. */
    void rangeBegins();

    /** All of it was fed and handled. */
    void rangeEnds();
}
