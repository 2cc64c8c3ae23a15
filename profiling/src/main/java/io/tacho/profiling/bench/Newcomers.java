package io.tacho.profiling.bench;

import io.tacho.runtime.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Sees off actors that a benchmark spawns one at a time, outside of what is timed. Names come again
 * after a thousand others, so the registry stays as large as it is.
 */
final class Newcomers {
    private static final int NAMES = 1_000;

    private final BenchSystem system;
    private final String[] names = Names.of("newcomer", NAMES);
    private final Baton ended = new Baton();
    private int next;
    private @Nullable ActorRef<?> present;

    /**
     * @param system with one worker
     */
    Newcomers(BenchSystem system) {
        this.system = system;
    }

    /** A name that nobody has. */
    String nextName() {
        String name = names[next];
        next = next + 1 == NAMES ? 0 : next + 1;
        return name;
    }

    /** Notes who is to be seen off. */
    void came(ActorRef<?> newcomer) {
        present = newcomer;
    }

    /** To be called in the newcomer's {@code postStop}. */
    void ends() {
        ended.finish();
    }

    /** Stops who came, if anybody did, and returns when its last hook runs and its name is gone. */
    void seeOff() {
        ActorRef<?> leaving = present;
        if (leaving == null) {
            return;
        }
        present = null;
        ended.ready();
        system.actors().stop(leaving);
        ended.await();
        Check.that(
                system.actors().lookup(leaving.name()) == null,
                leaving.name() + " has ended and can still be found");
    }
}
