/** Tests. */
@NullMarked
package io.tacho.stress.document;

import org.jspecify.annotations.NullMarked;
