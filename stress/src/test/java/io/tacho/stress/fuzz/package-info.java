/**
 * What is read from people and from files, given inputs that a fuzzer makes up. A target is a class
 * with {@code fuzzerTestOneInput}, which throws if something happens that must not, and {@code
 * seeds}, from which the fuzzer begins; those that need a package's own are in that package.
 */
@NullMarked
package io.tacho.stress.fuzz;

import org.jspecify.annotations.NullMarked;
