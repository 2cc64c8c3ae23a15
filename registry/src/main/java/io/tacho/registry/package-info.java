/**
 * What a running system shows to other processes: its names, its live numbers and what its actors
 * do, each in a memory-mapped file. {@link io.tacho.registry.ChronicleDirectory} is the runtime's
 * port for names on Chronicle Map, {@link io.tacho.registry.MappedCounters} its port for counters
 * on Agrona's counters, {@link io.tacho.registry.ActivityTap} a tap that notes what each actor
 * handles. {@link io.tacho.registry.DirectoryView}, {@link io.tacho.registry.CountersView} and
 * {@link io.tacho.registry.ActivityView} read them from elsewhere.
 *
 * <p>The registry stands beside the way of a message, never in it: names are asked for at spawn,
 * stop and look-up, by workers and by any other thread. Counters are made at start and written by
 * workers: those of a worker by it alone, those of the whole system by any.
 *
 * <p>The system that made a file owns it and is the only one to write it; nobody deletes a file
 * that was finished. Files are readable for their owner alone where the file system has
 * permissions.
 *
 * <p>Look-ups and counter writes allocate nothing once a thread has made its first call; the state
 * that takes belongs to the map, which drops it when the thread ends or the map is closed. Views
 * allocate a string for each label or name they hand out.
 */
@NullMarked
package io.tacho.registry;

import org.jspecify.annotations.NullMarked;
