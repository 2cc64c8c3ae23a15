/**
 * Payloads as bytes. {@link io.tacho.journal.codec.PayloadCodecs} makes one codec a message class,
 * once, on the worker that first meets it; from then on that codec's {@code encode} runs on the way
 * of every message, on several workers at a time, so it keeps no state, uses no reflection and
 * allocates nothing. Decoding and {@link io.tacho.journal.codec.PayloadText} are for tools and do
 * allocate. All numbers are little-endian and packed without gaps.
 */
@NullMarked
package io.tacho.journal.codec;

import org.jspecify.annotations.NullMarked;
