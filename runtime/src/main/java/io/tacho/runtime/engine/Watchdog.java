package io.tacho.runtime.engine;

import io.tacho.runtime.WatchdogOptions;
import io.tacho.runtime.jfr.StarvationEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Names actors that hold their worker: work behind them is taken by others, but with all workers
 * held nothing moves, and somebody must say whose doing that is. A thread of its own, because the
 * workers may be the ones that are stuck.
 */
final class Watchdog extends Thread {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");
    private static final int FRAMES_SHOWN = 8;

    private final LocalActorSystem system;
    private final ThreadedWorkforce workforce;
    private final long handlerNanos;
    private final long hookNanos;
    private final long periodNanos;
    private final List<HookGuard> guards = new ArrayList<>();

    /** Since when the turn was running that was last reported of a worker. Only {@link #check}. */
    private final Map<Worker, Long> reported = new HashMap<>();

    private volatile boolean ended;

    Watchdog(LocalActorSystem system, ThreadedWorkforce workforce, WatchdogOptions options) {
        super(system.name() + "-watchdog");
        this.system = system;
        this.workforce = workforce;
        this.handlerNanos = Nanos.of(options.handlerLimit());
        this.hookNanos = Nanos.of(options.hookLimit());
        this.periodNanos = Math.max(1_000_000, Math.min(handlerNanos, hookNanos) / 4);
        setDaemon(true);
    }

    /** A guard for one thread's hooks. */
    HookGuard newGuard() {
        HookGuard guard = new HookGuard();
        synchronized (guards) {
            guards.add(guard);
        }
        return guard;
    }

    /**
     * Lets it end what it is at.
     *
     * @param graceMillis how long to wait for that at most: a log may block, and it uses nothing
     *     that is closed after it
     */
    void end(long graceMillis) {
        ended = true;
        LockSupport.unpark(this);
        Waiting.until(() -> !isAlive(), TimeUnit.MILLISECONDS.toNanos(graceMillis));
    }

    @Override
    public void run() {
        while (!ended) {
            LockSupport.parkNanos(periodNanos);
            try {
                check(system.nanoClock().nanoTime());
            } catch (Throwable thrown) {
                // No memory, or a logger that throws: the next look may do better.
                system.failures().add("a look at what actors are busy with failed", thrown);
            }
        }
    }

    /** Looks at all workers and hooks once. */
    void check(long now) {
        synchronized (guards) {
            for (HookGuard guard : guards) {
                guard.check(now, hookNanos);
            }
        }
        for (Worker worker : workforce.allWorkers()) {
            long since = worker.turnSince();
            if (since != Worker.NO_TURN && now - since > handlerNanos) {
                report(worker, since, now);
            }
        }
    }

    private void report(Worker worker, long since, long now) {
        ActorCell holder = worker.running();
        if (holder == null) {
            return;
        }
        Long last = reported.put(worker, since);
        if (last != null && last == since) {
            return;
        }
        StarvationEvent.commit(holder, worker.getName(), now - since);
        LOGGER.log(
                System.Logger.Level.WARNING,
                "actor "
                        + holder.name()
                        + " has held "
                        + worker.getName()
                        + " for "
                        + (now - since) / 1_000_000
                        + " ms; it is at "
                        + String.join(" <- ", frames(worker)));
    }

    private static List<String> frames(Thread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frames.size() == FRAMES_SHOWN) {
                break;
            }
            frames.add(frame.toString());
        }
        return frames;
    }
}
