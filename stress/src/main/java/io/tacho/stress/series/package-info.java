/**
 * A run over time, while it goes on and in constant memory: what the operations of each second took
 * goes to files at once, and into the slices of a chart, which grow longer with the run.
 */
@NullMarked
package io.tacho.stress.series;

import org.jspecify.annotations.NullMarked;
