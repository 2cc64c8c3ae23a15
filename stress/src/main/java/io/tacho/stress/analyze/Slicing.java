package io.tacho.stress.analyze;

import org.jspecify.annotations.Nullable;

/**
 * Which parts of the time are looked at on their own.
 *
 * @param windows that percentiles are given for, or null
 * @param chart slices of a chart, or null
 */
record Slicing(@Nullable TimeSlices windows, @Nullable TimeSlices chart) {}
