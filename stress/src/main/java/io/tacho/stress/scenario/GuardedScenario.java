package io.tacho.stress.scenario;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that may be somebody else's code: what it throws becomes one line that says where, and
 * where it does not return the run ends all the same. What is called for each operation is called
 * on the caller's thread, all else on one of its own.
 */
public final class GuardedScenario implements Scenario {
    /** So long may a call take without anything happening. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Folders are named after it, so it must not lead anywhere else. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Scenario scenario;
    private final Duration patience;
    private volatile @Nullable StressException failure;

    /**
     * Guards a scenario.
     *
     * @param scenario that may throw and hang
     * @param patience how long a call may take without anything happening
     */
    GuardedScenario(Scenario scenario, Duration patience) {
        this.scenario = scenario;
        this.patience = patience;
    }

    /**
     * Guards a scenario.
     *
     * @param scenario that may throw and hang
     * @return the same, or it itself if it is guarded
     */
    public static GuardedScenario of(Scenario scenario) {
        return scenario instanceof GuardedScenario guarded
                ? guarded
                : new GuardedScenario(scenario, PATIENCE);
    }

    @Override
    public String name() {
        String name = call("name", scenario::name);
        if (!NAME.matcher(name).matches()) {
            throw failed(
                    "name",
                    "returned '" + name + "'; a name is of lower case letters, digits and hyphens",
                    null);
        }
        return name;
    }

    @Override
    public String description() {
        return call("description", scenario::description);
    }

    @Override
    public int leastComponents() {
        return call("leastComponents", scenario::leastComponents);
    }

    @Override
    public int helpers(int components) {
        return call("helpers", () -> scenario.helpers(components));
    }

    @Override
    public boolean reachesAll() {
        return call("reachesAll", scenario::reachesAll);
    }

    @Override
    public Collection<Class<?>> messageTypes() {
        return call("messageTypes", scenario::messageTypes);
    }

    @Override
    public void spawn(Components components, Load load) {
        call(
                "spawn",
                () -> {
                    scenario.spawn(components, load);
                    return components;
                },
                components::spawned);
    }

    @Override
    public List<String> check(long operations) {
        return call("check", () -> scenario.check(operations));
    }

    @Override
    public void start(OperationStarter starter, long number, long dueAt) {
        try {
            scenario.start(starter, number, dueAt);
        } catch (RuntimeException | Error e) {
            StressException first = failure;
            if (first == null) {
                first = threw("start", e);
                failure = first;
            }
            throw first;
        }
    }

    /**
     * How long a call may take without anything happening.
     *
     * @return more than 0
     */
    public Duration patience() {
        return patience;
    }

    /**
     * What {@link #start} threw first. Any thread.
     *
     * @return null if it never threw
     */
    public @Nullable StressException failure() {
        return failure;
    }

    private <T> T call(String method, Supplier<T> action) {
        return call(method, action, () -> 0);
    }

    /**
     * @param progress a number that changes as long as the call gets anywhere
     */
    private <T> T call(String method, Supplier<T> action, LongSupplier progress) {
        FutureTask<T> task = new FutureTask<>(action::get);
        Thread thread = new Thread(task, "scenario");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            long before = progress.getAsLong();
            try {
                T result = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
                if (result == null) {
                    throw failed(method, "returned null", null);
                }
                return result;
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                throw cause instanceof StressException known ? known : threw(method, cause);
            } catch (TimeoutException e) {
                if (progress.getAsLong() == before) {
                    throw hangs(method, thread);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(method, "was interrupted", e);
            }
        }
    }

    /**
     * That a thread has been in a method for too long.
     *
     * @param method of the scenario
     * @param thread that is in it
     * @return with the place where it is
     */
    public StressException hangs(String method, Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return failed(
                method,
                "has not returned for "
                        + patience.toSeconds()
                        + " s"
                        + (stack.length == 0 ? "" : "; it is in " + stack[0]),
                null);
    }

    private StressException threw(String method, @Nullable Throwable thrown) {
        return failed(method, "threw " + thrown, thrown);
    }

    private StressException failed(String method, String what, @Nullable Throwable cause) {
        return new StressException(
                ExitCode.FAILURE, scenario.getClass().getName() + "." + method + " " + what, cause);
    }
}
