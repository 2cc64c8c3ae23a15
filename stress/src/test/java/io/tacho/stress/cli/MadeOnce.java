package io.tacho.stress.cli;

import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import io.tacho.stress.scenario.Scenario;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Made for the first process in a directory, which is a search, and never for the second: its trial
 * waits for it until somebody ends that.
 */
public final class MadeOnce implements Scenario {
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

    @Override
    public String name() {
        return "made-once";
    }

    @Override
    public String description() {
        return "is not made for a trial";
    }

    @Override
    public void spawn(Components components, Load load) {}

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {}

    @Override
    public Collection<Class<?>> messageTypes() {
        return List.of();
    }

    @Override
    public List<String> check(long operations) {
        return List.of();
    }
}
