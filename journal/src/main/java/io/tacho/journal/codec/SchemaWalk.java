package io.tacho.journal.codec;

/** One payload being shown to a visitor. Confined to a thread. */
final class SchemaWalk {
    /**
     * Records and sequences in each other. Deeper than this nothing is read: a few bytes of damage
     * must not overflow the stack.
     */
    static final int MAX_DEPTH = 512;

    private final PayloadReader in;
    private final PayloadVisitor visitor;
    private int depth;

    SchemaWalk(PayloadReader in, PayloadVisitor visitor) {
        this.in = in;
        this.visitor = visitor;
    }

    PayloadReader in() {
        return in;
    }

    PayloadVisitor visitor() {
        return visitor;
    }

    void deeper() {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("it is nested deeper than " + MAX_DEPTH);
        }
    }

    void back() {
        depth--;
    }
}
