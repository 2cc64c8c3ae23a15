package io.tacho.runtime;

import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Fails each test that leaves a thread of a system behind: what was closed has to end, and what
 * still runs takes the processor from the tests that follow. JUnit finds it by itself, and runs one
 * test at a time.
 */
public final class NoThreadsLeft implements TestInstancePreConstructCallback, AfterEachCallback {
    private static final Pattern OURS = Pattern.compile(".+-(worker-\\d+|pinned-\\d+|watchdog)");

    /** Also those of tests that were skipped: JUnit makes their instance and never closes it. */
    private List<Thread> before = List.of();

    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factoryContext, ExtensionContext context) {
        before = running();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            Await.until("ended", () -> before.containsAll(running()));
        } catch (AssertionError e) {
            throw new AssertionError("left behind: " + running(), e);
        }
    }

    private static List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> OURS.matcher(thread.getName()).matches())
                .filter(thread -> !(thread instanceof ForkJoinWorkerThread))
                .toList();
    }
}
