/**
 * Reading a journal, on any machine, without the program that wrote it: {@link
 * io.tacho.journal.reader.JournalReader}.
 *
 * <p>The files are read directly, not through Chronicle's tailer. A tailer maps files beyond their
 * end and follows lengths it has not checked, so a cut or damaged file makes it stop without a
 * word, or fault; and after a damaged header it can only go on at its next indexed document. Here
 * every length is checked before it is followed, each document proves itself by its checksum, and
 * after damage the search goes on four bytes at a time for the next one that does. Nothing is ever
 * created or changed in a journal's directory, no JVM flag is needed, and there is nothing to wait
 * for.
 *
 * <p>Threads: a reader and all it gives belong to one thread, but that several may each go through
 * another stream at the same time. Memory: for each stream that is gone through a window of 256 KiB
 * over the file at hand, more where a document is larger, and a copy of the batch at hand; and the
 * dictionary. A scan allocates nothing a record.
 */
@NullMarked
package io.tacho.journal.reader;

import org.jspecify.annotations.NullMarked;
