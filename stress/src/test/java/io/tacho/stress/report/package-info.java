/** Tests. */
@NullMarked
package io.tacho.stress.report;

import org.jspecify.annotations.NullMarked;
