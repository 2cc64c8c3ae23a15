package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Two actors on one worker that send one message with a payload of 16 bytes to and fro. The
 * benchmark's thread starts them and waits until they have done.
 */
final class Rally {
    private final Baton baton = new Baton();
    private final BenchSystem system;
    private final ActorRef<Ball> first;

    /** Messages to be handled yet; written before the first is sent, then on the worker. */
    private int left;

    private long played;

    /** The message; sent over and over, because it never changes. */
    record Ball(long key, long value) {
        static final Ball BALL = new Ball(1, 2);
    }

    /**
     * @param system with one worker; closed with this
     * @param players how to spawn the two
     */
    Rally(BenchSystem system, SpawnOptions players) {
        this.system = system;
        Player server = new Player();
        Player returner = new Player();
        first = system.actors().spawn(players, () -> server);
        returner.partner = first;
        server.partner = system.actors().spawn(players, () -> returner);
    }

    /**
     * Returns when so many messages have been handled.
     *
     * @param messages 1 or more
     */
    void play(int messages) {
        left = messages;
        played += messages;
        baton.ready();
        system.sender().tell(first, Ball.BALL);
        baton.await();
    }

    /**
     * Ends the system.
     *
     * @return how many messages were handled in all
     * @throws IllegalStateException if the runtime has counted other messages than the handlers
     * @throws IOException if files can't be removed
     */
    long close() throws IOException {
        Check.equal("messages handled", played, system.close());
        return played;
    }

    private final class Player implements Actor<Ball> {
        private @Nullable ActorRef<Ball> partner;

        @Override
        public void onMessage(Ball ball, ActorContext<Ball> context) {
            if (--left == 0) {
                baton.finish();
            } else if (partner != null) {
                partner.tell(ball);
            }
        }
    }
}
