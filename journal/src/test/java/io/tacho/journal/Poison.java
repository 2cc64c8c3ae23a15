package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadWriter;

/** A message that ends the stream of the worker that gets it. */
record Poison() {
    /** Throws what no codec should. */
    static final class Codec implements PayloadCodec<Poison> {
        @Override
        public String schema() {
            return "";
        }

        @Override
        public void encode(Poison message, PayloadWriter out) {
            throw new AssertionError("on purpose");
        }

        @Override
        public Poison decode(PayloadReader in) {
            return new Poison();
        }
    }
}
