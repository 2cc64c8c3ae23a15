/** Tests of the journal; each runs on one thread with a directory of its own. */
@NullMarked
package io.tacho.journal;

import org.jspecify.annotations.NullMarked;
