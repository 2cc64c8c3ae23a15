/**
 * Looking inside a running JVM, this one or another: async-profiler sessions and the pages made
 * from them.
 *
 * <p>The way of a profile: {@link io.tacho.profiling.ProfilerSession} records any of the {@link
 * io.tacho.profiling.ProfileEvent}s into one JFR file while the program runs; afterwards {@link
 * io.tacho.profiling.FlameGraphs} turns that file into HTML pages about one event each, and {@link
 * io.tacho.profiling.ProfileFolder} says which there are and what they are called. Nothing is
 * converted while the measured program still runs. {@link io.tacho.profiling.TargetJvm} attaches to
 * another JVM, which then samples itself and writes the file.
 *
 * <p>Threads: a session samples every thread of the JVM by signals and has no thread of its own,
 * but for wall-clock sampling, for which async-profiler starts one. Any thread may start and stop a
 * session; there is at most one in a JVM at a time. Rendering runs on the caller.
 *
 * <p>Ownership: a session owns its JFR file until it is stopped; then the file is the caller's.
 *
 * <p>Allocation: a running session allocates native memory only, never Java heap. Starting,
 * stopping and rendering allocate freely.
 */
@NullMarked
package io.tacho.profiling;

import org.jspecify.annotations.NullMarked;
