package io.tacho.profiling.endurance;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SpawnOptions;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A hundred tokens, {@value #LAPS} times round a ring of a thousand actors. */
final class RingCourse implements Course {
    private static final int ACTORS = 1_000;
    private static final int TOKENS = 100;
    private static final int LAPS = 5_000;

    /** The message; the lap is counted by the station, so that one object serves for all. */
    private enum Token {
        TOKEN
    }

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public void run(PrintStream out) {
        try (ActorSystem system = ActorSystem.create("ring")) {
            CountDownLatch finished = new CountDownLatch(TOKENS);
            Station[] stations = new Station[ACTORS];
            @Nullable ActorRef<Token> next = null;
            for (int i = ACTORS - 1; i >= 0; i--) {
                Station station = new Station(finished, next);
                stations[i] = station;
                next = system.spawn(SpawnOptions.anonymous(), () -> station);
            }
            ActorRef<Token> first = next;
            if (first == null) {
                return;
            }
            stations[ACTORS - 1].next = first;
            stations[ACTORS - 1].last = true;
            out.println("heap before: " + HeapInUse.megabytes());
            long from = System.nanoTime();
            for (int i = 0; i < TOKENS; i++) {
                first.tell(Token.TOKEN);
            }
            Finish.await(finished);
            long nanos = System.nanoTime() - from;
            out.println("heap after: " + HeapInUse.megabytes());
            long expected = (long) ACTORS * TOKENS * LAPS;
            long handled = 0;
            for (Station station : stations) {
                handled += station.handled;
            }
            Finish.require(handled == expected, handled + " hops, not " + expected);
            MessageCounts counts = system.shutdown(Duration.ofSeconds(5));
            Finish.require(counts.lost() == 0, "lost " + counts.lost());
            out.printf(
                    Locale.ROOT,
                    "%,d hops, each handled; %.1f ns a hop%n",
                    handled,
                    nanos / (double) handled);
        }
    }

    private static final class Station implements Actor<Token> {
        private final CountDownLatch finished;
        private @Nullable ActorRef<Token> next;
        private boolean last;
        private long handled;

        Station(CountDownLatch finished, @Nullable ActorRef<Token> next) {
            this.finished = finished;
            this.next = next;
        }

        @Override
        public void onMessage(Token token, ActorContext<Token> context) {
            handled++;
            if (last && handled > (long) TOKENS * (LAPS - 1)) {
                finished.countDown();
                return;
            }
            ActorRef<Token> to = next;
            if (to != null) {
                to.tell(token);
            }
        }
    }
}
