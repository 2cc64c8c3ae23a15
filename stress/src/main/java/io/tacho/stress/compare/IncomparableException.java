package io.tacho.stress.compare;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.nio.file.Path;

/** A result that can be read, and says nothing that can be compared. */
final class IncomparableException extends StressException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why, without the name of the file
     */
    IncomparableException(Path file, String reason) {
        super(ExitCode.FAILURE, file + " is no result that can be compared (" + reason + ")", null);
    }
}
