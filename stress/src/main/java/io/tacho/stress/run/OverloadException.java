package io.tacho.stress.run;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;

/** A system that was so far from keeping up with its load that nothing could be measured. */
public final class OverloadException extends StressException {
    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param message one line
     */
    public OverloadException(String message) {
        super(ExitCode.WRONG, message, null);
    }
}
