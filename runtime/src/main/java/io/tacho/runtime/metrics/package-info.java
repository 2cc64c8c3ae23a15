/**
 * The runtime's numbers as Micrometer meters. An optional dependency: a program without Micrometer
 * on its class path must not use this package, and needs nothing of it.
 */
@NullMarked
package io.tacho.runtime.metrics;

import org.jspecify.annotations.NullMarked;
