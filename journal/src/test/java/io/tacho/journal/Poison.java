package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadWriter;

/** A message that ends the stream of the worker that gets it. */
record Poison() {
    /** Throws what a write into a mapping does whose disk is full. */
    static final class Codec implements PayloadCodec<Poison> {
        @Override
        public String schema() {
            return "";
        }

        @Override
        public void encode(Poison message, PayloadWriter out) {
            throw new InternalError("on purpose");
        }

        @Override
        public Poison decode(PayloadReader in) {
            return new Poison();
        }
    }
}
