package io.tacho.profiling.endurance;

import java.io.PrintStream;

/** One program that runs to an end it can check. */
interface Course {
    /** What it is called on the command line. */
    String name();

    /**
     * Runs it.
     *
     * @param out gets a line now and then
     * @throws IllegalStateException if the result is wrong
     */
    void run(PrintStream out);
}
