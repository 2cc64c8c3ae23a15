/**
 * What the machine does while something is measured on it: what it is, how far its cores are from
 * one another, what others take of it. Nothing here is on the way of a message; readings allocate.
 */
@NullMarked
package io.tacho.profiling.machine;

import org.jspecify.annotations.NullMarked;
