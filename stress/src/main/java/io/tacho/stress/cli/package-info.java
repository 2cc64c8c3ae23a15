/**
 * The command line: one class a subcommand, on picocli. Turns words into validated options,
 * failures into one line on stderr and an exit code. Runs on the main thread.
 */
@NullMarked
package io.tacho.stress.cli;

import org.jspecify.annotations.NullMarked;
