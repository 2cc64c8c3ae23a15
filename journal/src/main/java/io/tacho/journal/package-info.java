/**
 * Every message on record. {@link io.tacho.journal.JournalTap} plugs into a system as its {@code
 * MessageTap} and writes one Chronicle queue a worker, plus one for what concerns all of them.
 *
 * <p>The way of a record: a worker's stream puts header and encoded payload into a batch in
 * off-heap memory before the handler runs, completes the header after it, and gives the batch away
 * when it is full, has become old enough, or the worker parks; it is appended as one document.
 * Where no processor is left for it, the worker appends it itself and at once; elsewhere one writer
 * thread does so for all streams, and a stall of the file system is a queue there and not a wait of
 * actors here. Streams share nothing else but the dictionary of types, which is locked once a class
 * and stream.
 *
 * <p>Threads: a stream belongs to its worker, from opening to closing; a batch to one thread at a
 * time, and its files to the thread that appends; the tap may be used by any thread. What a stream
 * counts is published at each append. A worker waits for the writer thread when all batches of its
 * stream are on their way, so that nothing is lost, and at its end, until the stream's close is
 * written. Memory: a stream owns its batches, of about 100 KiB off-heap each: one, or 4 MiB of them
 * with a writer thread; nothing is allocated a message or a batch. A directory, once written, is
 * never written again: a journal is of one run. {@code reader} reads it, {@code format} says what
 * the bytes are, {@code codec} encodes payloads.
 */
@NullMarked
package io.tacho.journal;

import org.jspecify.annotations.NullMarked;
