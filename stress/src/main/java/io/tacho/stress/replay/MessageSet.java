package io.tacho.stress.replay;

import org.agrona.collections.Long2ObjectHashMap;

/** A set of message ids: a bit each, as they are numbered without gaps. Confined to a thread. */
final class MessageSet {
    private static final int BLOCK_BITS = 12;
    private static final int WORD_BITS = 6;
    private static final int WORDS = 1 << BLOCK_BITS - WORD_BITS;

    private final Long2ObjectHashMap<long[]> blocks = new Long2ObjectHashMap<>();

    MessageSet() {}

    void add(long messageId) {
        long[] block = blocks.get(messageId >>> BLOCK_BITS);
        if (block == null) {
            block = new long[WORDS];
            blocks.put(messageId >>> BLOCK_BITS, block);
        }
        block[word(messageId)] |= 1L << messageId;
    }

    boolean contains(long messageId) {
        long[] block = blocks.get(messageId >>> BLOCK_BITS);
        return block != null && (block[word(messageId)] & 1L << messageId) != 0;
    }

    private static int word(long messageId) {
        return (int) (messageId >>> WORD_BITS) & WORDS - 1;
    }
}
