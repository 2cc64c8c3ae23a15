/**
 * The journal in formats that other tools read. Records go by one at a time; nothing grows with
 * them but a histogram log, by some 20 KB for each second of recording. Confined to one thread.
 */
@NullMarked
package io.tacho.stress.export;

import org.jspecify.annotations.NullMarked;
