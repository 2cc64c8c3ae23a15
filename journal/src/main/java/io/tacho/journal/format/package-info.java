/**
 * The byte layouts of a journal: documents, records, in-flight slots. Constants and pure functions
 * only, used by the writer and by the reader; no thread, no state, nothing allocated. All numbers
 * are little-endian. {@code docs/journal-format.md} tells the same to readers in other languages.
 */
@NullMarked
package io.tacho.journal.format;

import org.jspecify.annotations.NullMarked;
