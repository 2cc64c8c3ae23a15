/**
 * Tests of the registry: one contract for all directories, the files' damage cases, and a second
 * process that looks at what the first has open. Run by the build's test thread.
 */
@NullMarked
package io.tacho.registry;

import org.jspecify.annotations.NullMarked;
