package io.tacho.runtime.spi;

/**
 * What a message id is made of: {@code lane << 48 | sequence}. A lane is a source of ids, like a
 * worker or a thread outside, and numbers what it sends from 1 on without gaps.
 */
public final class MessageIds {
    /** The last lane there can be; the first is 1, so that 0 is no message's id. */
    public static final int MAX_LANE = 0xFFFF;

    /** The last number that a lane can give. */
    public static final long MAX_SEQUENCE = 0xFFFF_FFFF_FFFFL;

    private static final int LANE_SHIFT = 48;

    private MessageIds() {}

    /**
     * Puts one together.
     *
     * @param lane 1 to {@link #MAX_LANE}
     * @param sequence 1 to {@link #MAX_SEQUENCE}
     * @return the id
     */
    public static long of(long lane, long sequence) {
        return lane << LANE_SHIFT | sequence;
    }

    /**
     * The source of the id.
     *
     * @param messageId any
     * @return 0 to {@link #MAX_LANE}
     */
    public static int lane(long messageId) {
        return (int) (messageId >>> LANE_SHIFT);
    }

    /**
     * The number that its source gave it.
     *
     * @param messageId any
     * @return 0 to {@link #MAX_SEQUENCE}
     */
    public static long sequence(long messageId) {
        return messageId & MAX_SEQUENCE;
    }

    /**
     * As people read it.
     *
     * @param messageId any
     * @return like {@code 3:5686777}, lane and sequence
     */
    public static String text(long messageId) {
        return lane(messageId) + ":" + sequence(messageId);
    }
}
