/** Tests of the payload codecs; no thread but the test's own. */
@NullMarked
package io.tacho.journal.codec;

import org.jspecify.annotations.NullMarked;
