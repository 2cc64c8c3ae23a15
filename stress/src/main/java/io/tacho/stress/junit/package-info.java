/**
 * A load with thresholds as a test of JUnit 5: {@link io.tacho.stress.junit.StressTest}. Needs
 * JUnit's API, which this module does not bring.
 */
@NullMarked
package io.tacho.stress.junit;

import org.jspecify.annotations.NullMarked;
