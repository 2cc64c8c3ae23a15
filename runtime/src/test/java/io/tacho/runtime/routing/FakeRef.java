package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.Health;
import io.tacho.runtime.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An actor's address without an actor: it is in the state, and as busy, as the test says. */
final class FakeRef<M> implements ActorRef<M> {
    private final String name;
    volatile ActorState state = ActorState.READY;
    SendOutcome outcome = SendOutcome.ACCEPTED;
    int backlog;
    int told;
    @Nullable M last;

    FakeRef(String name) {
        this.name = name;
    }

    static <M> List<FakeRef<M>> named(String prefix, int count) {
        List<FakeRef<M>> refs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            refs.add(new FakeRef<>(prefix + i));
        }
        return refs;
    }

    /** Who was told, in the order of the telling, when each message goes to one of them. */
    static <M> String route(Router<M> router, List<FakeRef<M>> refs, List<M> messages) {
        StringBuilder route = new StringBuilder();
        for (M message : messages) {
            int[] before = refs.stream().mapToInt(ref -> ref.told).toArray();
            router.tell(message);
            for (int i = 0; i < before.length; i++) {
                if (refs.get(i).told > before[i]) {
                    route.append(refs.get(i).name);
                }
            }
        }
        return route.toString();
    }

    @Override
    public Health health() {
        return Health.HEALTHY;
    }

    @Override
    public SendOutcome tell(M message, Duration timeToLive) {
        return tell(message);
    }

    @Override
    public int id() {
        return 1;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ActorState state() {
        return state;
    }

    @Override
    public SendOutcome tell(M message) {
        told++;
        last = message;
        return outcome;
    }

    @Override
    public int backlog() {
        return backlog;
    }

    @Override
    public String toString() {
        return name;
    }
}
