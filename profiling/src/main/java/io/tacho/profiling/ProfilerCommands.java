package io.tacho.profiling;

import java.io.IOException;

/** What a session needs of async-profiler, in this JVM or in another; any thread may call it. */
interface ProfilerCommands {
    /**
     * Runs one of async-profiler's agent commands.
     *
     * @param command such as {@code start,event=cpu,jfr,file=a.jfr} or {@code stop}
     * @throws IOException if an output file can't be made or the JVM can't be reached
     * @throws IllegalStateException if the profiler can't do it now or on this machine; the message
     *     is the profiler's reason
     */
    void execute(String command) throws IOException;

    /** How many samples the session has taken so far. */
    long samples();
}
