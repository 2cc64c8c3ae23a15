/**
 * Every message on record. {@link io.tacho.journal.JournalTap} plugs into a system as its {@code
 * MessageTap} and writes one Chronicle queue a worker, plus one for what concerns all of them.
 *
 * <p>The way of a record: a worker's stream puts header and encoded payload into a batch in
 * off-heap memory before the handler runs, completes the header after it, and appends the batch as
 * one document when it is full, has become old enough, or the worker parks. Streams share nothing
 * but the dictionary of types, which is locked once a class and stream.
 *
 * <p>Threads: a stream belongs to its worker, from opening to closing; the tap may be used by any
 * thread. What a stream counts is published at each append. Memory: a stream owns its batch, about
 * 100 KiB off-heap; nothing is allocated a message. A directory, once written, is never written
 * again: a journal is of one run. {@code reader} reads it, {@code format} says what the bytes are,
 * {@code codec} encodes payloads.
 */
@NullMarked
package io.tacho.journal;

import org.jspecify.annotations.NullMarked;
