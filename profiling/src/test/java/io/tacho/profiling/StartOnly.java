package io.tacho.profiling;

import java.nio.file.Path;
import java.util.Set;

/** A program that starts a session and prints the line with which that was refused. */
final class StartOnly {
    /** Its exit code when the session was refused. */
    static final int REFUSED = 3;

    private StartOnly() {}

    public static void main(String[] arguments) {
        try {
            ProfilerSession.start(Set.of(ProfileEvent.CPU), Path.of(arguments[0])).stop();
        } catch (ProfilingException e) {
            System.out.println(e.getMessage());
            System.exit(REFUSED);
        }
    }
}
