package io.tacho.stress;

/** What the {@code stress} command ends with. */
public final class ExitCode {
    /** Done. */
    public static final int OK = 0;

    /** Anything that no other code says. */
    public static final int FAILURE = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** A replayed handler did something else than the recording has. */
    public static final int DIVERGED = 96;

    /**
     * Messages lost, records damaged, a component without a message, a scenario's check failed, or
     * verdicts that do not hold on this machine.
     */
    public static final int WRONG = 97;

    /** Something is surely slower, or allocates more, than what it was compared with. */
    public static final int REGRESSION = 98;

    /** A run did not meet what was asked of it. */
    public static final int THRESHOLD = 99;

    /** Stopped by Ctrl-C, SIGTERM or SIGHUP, after reporting what was measured. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
