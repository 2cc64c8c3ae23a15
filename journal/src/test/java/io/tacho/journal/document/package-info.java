/**
 * A reader that knows nothing of journals but what {@code docs/journal-format.md} says, to see that
 * it says enough. Shares no code with the reader of production.
 */
@NullMarked
package io.tacho.journal.document;

import org.jspecify.annotations.NullMarked;
