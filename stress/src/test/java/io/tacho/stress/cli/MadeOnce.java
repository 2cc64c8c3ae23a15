package io.tacho.stress.cli;

import io.tacho.stress.scenario.LeastScenario;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Made for the first process in a directory, which is a search, and never for the second: its trial
 * waits for it until somebody ends that.
 */
public final class MadeOnce extends LeastScenario {
    /** There when the second process waits. */
    static final Path WAITING = Path.of("waiting");

    private static final Path MADE = Path.of("made");

    /** For the first process. */
    public MadeOnce() throws IOException {
        try {
            Files.createFile(MADE);
        } catch (FileAlreadyExistsException e) {
            Files.createFile(WAITING);
            while (true) {
                LockSupport.park();
            }
        }
    }
}
