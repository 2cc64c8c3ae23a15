package io.tacho.runtime.engine;

import io.tacho.runtime.Health;
import io.tacho.runtime.RateLimit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What only some actors need, made when first needed. Used in the actor's turn but for {@link
 * #health}, which anybody reads.
 */
final class ActorExtras {
    private final ActorCell cell;

    /** Why the present object ends; null while it lives. */
    @Nullable Exit exit;

    /** Whether the object has ended and the supervisor is to decide. */
    boolean awaitsDecision;

    /** Whether the supervisor waits to hear that the object has ended. */
    boolean suspendAsked;

    /** Restarts in a row, without one that lasted. */
    int restartStreak;

    /** When the present object started, ns; only if it {@link #hasStarted}. */
    long startedAt;

    /** Whether the present object got as far as being ready. */
    boolean hasStarted;

    /** Numbers the objects whose health is checked. */
    int checkedObject;

    /** Health checks that failed, in a row. */
    int failedChecks;

    private int waits;
    private boolean observerFailed;
    private int highWater;

    volatile Health health = Health.HEALTHY;

    private @Nullable PendingAsks asks;
    private @Nullable Supervisor supervisor;
    private @Nullable Deque<Envelope> front;
    private @Nullable LaterQueue later;
    private @Nullable ActorTimers timers;
    private @Nullable ActorStash stash;
    private @Nullable List<ActorCell> watchers;

    /**
     * Whom the actor watches, and the message it wants in the place of a signal. In an order of its
     * own, so that a run can be repeated.
     */
    private @Nullable Map<ActorCell, Optional<Object>> watched;

    private @Nullable TokenBucket sendLimit;

    ActorExtras(ActorCell cell) {
        this.cell = cell;
    }

    // ---- asks

    PendingAsks asks() {
        PendingAsks present = asks;
        if (present == null) {
            present = new PendingAsks(cell);
            asks = present;
        }
        return present;
    }

    @Nullable PendingAsks asksIfAny() {
        return asks;
    }

    // ---- children

    Supervisor supervisor() {
        Supervisor present = supervisor;
        if (present == null) {
            present = new Supervisor(cell);
            supervisor = present;
        }
        return present;
    }

    @Nullable Supervisor supervisorIfAny() {
        return supervisor;
    }

    /** A restarted supervisor counts anew. */
    void forgetSupervisor() {
        supervisor = null;
    }

    /**
     * Numbers what supervisors wait for, so that a wait that was overtaken by another failure, or
     * by the restart of the supervisor, is known.
     */
    int nextWait() {
        return ++waits;
    }

    // ---- what comes before the mailbox, and what comes later

    /** Messages that are to be handled before those in the mailbox. */
    Deque<Envelope> front() {
        Deque<Envelope> present = front;
        if (present == null) {
            present = new ArrayDeque<>(2);
            front = present;
        }
        return present;
    }

    /** The first of what waits outside the mailbox, for an actor that has ended; or null. */
    @Nullable Envelope pollWaiting() {
        Envelope first = stash == null ? null : stash.pollPutBack();
        if (first == null && front != null) {
            first = front.poll();
        }
        if (first == null && later != null) {
            first = later.poll();
        }
        return first;
    }

    LaterQueue later() {
        LaterQueue present = later;
        if (present == null) {
            present = new LaterQueue();
            later = present;
        }
        return present;
    }

    // ---- timers and stash

    ActorTimers timers() {
        ActorTimers present = timers;
        if (present == null) {
            present = new ActorTimers(cell);
            timers = present;
        }
        return present;
    }

    ActorStash stash() {
        ActorStash present = stash;
        if (present == null) {
            present = new ActorStash(cell);
            stash = present;
        }
        return present;
    }

    // ---- the end of an object

    /** What is the object's alone ends with it; what it stashed waits for the next one. */
    void objectEnded() {
        if (asks != null) {
            asks.forgetAll();
        }
        if (timers != null) {
            timers.cancelAll();
        }
        if (stash != null) {
            stash.putBack();
        }
    }

    // ---- watching

    void addWatcher(ActorCell watcher) {
        List<ActorCell> present = watchers;
        if (present == null) {
            present = new ArrayList<>(2);
            watchers = present;
        }
        if (!present.contains(watcher)) {
            present.add(watcher);
        }
    }

    void removeWatcher(ActorCell watcher) {
        if (watchers != null) {
            watchers.remove(watcher);
        }
    }

    @Nullable ActorCell lastWatcher() {
        List<ActorCell> present = watchers;
        return present == null || present.isEmpty() ? null : present.get(present.size() - 1);
    }

    /** It was told. From the end, which moves none of the others, of whom there may be many. */
    void removeLastWatcher() {
        if (watchers != null) {
            watchers.remove(watchers.size() - 1);
        }
    }

    /**
     * Notes that the actor watches another.
     *
     * @return false if it did already; then only the message is changed
     */
    boolean watch(ActorCell target, @Nullable Object message) {
        Map<ActorCell, Optional<Object>> present = watched;
        if (present == null) {
            present = new LinkedHashMap<>(4);
            watched = present;
        }
        return present.put(target, Optional.ofNullable(message)) == null;
    }

    /**
     * The actor watches another no more.
     *
     * @return the message it wanted, if it wanted one; null if it did not watch
     */
    @Nullable Optional<Object> unwatch(ActorCell target) {
        return watched == null ? null : watched.remove(target);
    }

    @Nullable ActorCell firstWatched() {
        Map<ActorCell, Optional<Object>> present = watched;
        return present == null || present.isEmpty() ? null : present.keySet().iterator().next();
    }

    // ---- observers

    /** True the first time it is asked. */
    boolean firstObserverFailure() {
        boolean first = !observerFailed;
        observerFailed = true;
        return first;
    }

    /** Whether it is twice the last mark, which it then becomes. */
    boolean isNewHighWater(int depth) {
        if (depth < 2 * highWater) {
            return false;
        }
        highWater = depth;
        return true;
    }

    // ---- limits

    boolean tryTakeSend(long now) {
        TokenBucket bucket = sendLimit;
        if (bucket == null) {
            RateLimit limit = cell.settings().sendLimit();
            if (limit == null) {
                return true;
            }
            bucket = new TokenBucket(limit, now);
            sendLimit = bucket;
        }
        return bucket.tryTake(now);
    }
}
