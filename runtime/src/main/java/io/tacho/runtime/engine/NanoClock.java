package io.tacho.runtime.engine;

/** Where the runtime gets its time from. */
@FunctionalInterface
interface NanoClock {
    /** The clock of the machine. */
    NanoClock SYSTEM = System::nanoTime;

    /** Now, in ns from an arbitrary origin. */
    long nanoTime();
}
