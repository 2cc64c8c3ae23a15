/**
 * Tests of the tool: its parts alone, runs in this process, and the command in processes of its
 * own.
 */
@NullMarked
package io.tacho.stress;

import org.jspecify.annotations.NullMarked;
