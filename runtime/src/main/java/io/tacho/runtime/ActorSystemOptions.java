package io.tacho.runtime;

import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.LifecycleListener;
import io.tacho.runtime.spi.MessageTap;

/**
 * What an {@link ActorSystem} is built from. Made by {@link ActorSystemBuilder}, which validates.
 *
 * @param name of the system
 * @param workers threads that run actors
 * @param scheduling turns and idling
 * @param supervision of the actors at its top
 * @param directory where names are kept
 * @param tap who records messages
 * @param counters where live counters are shown
 * @param deadLetters who is told of dead letters
 * @param watchdog when actors that hold their worker are reported
 * @param lifecycle who is told of what becomes of actors
 */
public record ActorSystemOptions(
        String name,
        int workers,
        SchedulingOptions scheduling,
        Supervision supervision,
        Directory directory,
        MessageTap tap,
        CounterSink counters,
        DeadLetterListener deadLetters,
        WatchdogOptions watchdog,
        LifecycleListener lifecycle) {}
