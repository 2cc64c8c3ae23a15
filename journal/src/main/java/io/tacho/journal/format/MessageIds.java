package io.tacho.journal.format;

/** What a message id is made of: {@code lane << 48 | sequence}. */
public final class MessageIds {
    /** The last lane there can be. */
    public static final int MAX_LANE = 0xFFFF;

    private static final long SEQUENCE_MASK = (1L << CompactRecordDescriptor.SEQUENCE_BITS) - 1;

    private MessageIds() {}

    /**
     * The source of the id.
     *
     * @param messageId from a record
     * @return 0 to 65,535
     */
    public static int lane(long messageId) {
        return (int) (messageId >>> CompactRecordDescriptor.SEQUENCE_BITS);
    }

    /**
     * The number that its source gave it.
     *
     * @param messageId from a record
     * @return from 1, without gaps
     */
    public static long sequence(long messageId) {
        return messageId & SEQUENCE_MASK;
    }

    /**
     * As people read it.
     *
     * @param messageId from a record
     * @return like {@code 3:5686777}, lane and sequence
     */
    public static String text(long messageId) {
        return lane(messageId) + ":" + sequence(messageId);
    }
}
