package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Actors that all send at once, on two workers. Each sends its share in bursts, with a turn for
 * others after each, to its targets in turn; so it is known how many messages each actor gets. The
 * benchmark's own thread sleeps meanwhile, since both cores are in use, and wakes when each actor
 * has had all of its messages.
 */
final class Crowd {
    private static final int WORKERS = 2;
    private static final int BURST = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final BenchSystem system = BenchSystem.unregistered(WORKERS);
    private final List<Member> members = new ArrayList<>();

    /** Members that have not had all of their messages. */
    private final AtomicInteger missing = new AtomicInteger();

    private final Semaphore finished = new Semaphore(0);
    private int receivers;
    private long rounds;

    private Crowd() {}

    /**
     * Some actors that send to one.
     *
     * @param messages of a round, of all together
     */
    static Crowd manyToOne(int senders, int messages) {
        Crowd crowd = new Crowd();
        crowd.join(senders + 1);
        Member receiver = crowd.members.get(senders);
        for (int i = 0; i < senders; i++) {
            crowd.members.get(i).sends(share(messages, i, senders), List.of(receiver));
        }
        return crowd.complete();
    }

    /**
     * Actors each of which sends to all others and itself, in an order of its own that is random.
     *
     * @param messages of a round, of all together
     */
    static Crowd allToAll(int actors, int messages) {
        Crowd crowd = new Crowd();
        crowd.join(actors);
        Random random = new Random(1);
        for (int i = 0; i < actors; i++) {
            List<Member> targets = new ArrayList<>(crowd.members);
            Collections.shuffle(targets, random);
            crowd.members.get(i).sends(share(messages, i, actors), targets);
        }
        return crowd.complete();
    }

    private static int share(int messages, int index, int of) {
        return messages / of + (index < messages % of ? 1 : 0);
    }

    private void join(int count) {
        for (int i = 0; i < count; i++) {
            Member member = new Member();
            member.self = system.actors().spawn(SpawnOptions.anonymous(), () -> member);
            members.add(member);
        }
    }

    private Crowd complete() {
        for (Member member : members) {
            receivers += member.expected > 0 ? 1 : 0;
        }
        return this;
    }

    /**
     * Has all send their shares, and returns when all of it has been handled.
     *
     * @throws IllegalStateException if it isn't within {@value #PATIENCE_SECONDS} s
     */
    void round() {
        rounds++;
        missing.set(receivers);
        Sender sender = system.sender();
        for (Member member : members) {
            if (member.share > 0) {
                sender.tell(Objects.requireNonNull(member.self), Word.BEGIN);
            }
        }
        try {
            Check.that(
                    finished.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS),
                    "a message was lost, or actors wait for each other: not all messages were"
                            + " handled within "
                            + PATIENCE_SECONDS
                            + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before all messages were handled", e);
        }
    }

    /** Each actor must have had as many messages as were sent to it. */
    void count() {
        for (Member member : members) {
            Check.equal("messages an actor handled", rounds * member.expected, member.handled);
        }
    }

    void close() throws IOException {
        system.close();
    }

    private enum Word {
        BEGIN,
        GO_ON,
        MESSAGE
    }

    private final class Member implements Actor<Word> {
        private @Nullable ActorRef<Word> self;
        private ActorRef<?>[] targets = {};
        private int share;
        private int expected;

        // In its turns only, but for the look between rounds.
        private int toSend;
        private int next;
        private int toReceive;
        private long handled;

        /** Before the first round. */
        void sends(int messages, List<Member> to) {
            share = messages;
            targets = to.stream().map(member -> member.self).toArray(ActorRef<?>[]::new);
            for (int i = 0; i < to.size(); i++) {
                to.get(i).expected += share(messages, i, to.size());
            }
        }

        @Override
        public void onMessage(Word word, ActorContext<Word> context) {
            switch (word) {
                case BEGIN -> {
                    toSend = share;
                    next = 0;
                    send(context);
                }
                case GO_ON -> send(context);
                case MESSAGE -> receive();
            }
        }

        @SuppressWarnings("unchecked")
        private void send(ActorContext<Word> context) {
            int burst = Math.min(BURST, toSend);
            for (int i = 0; i < burst; i++) {
                ((ActorRef<Word>) targets[next]).tell(Word.MESSAGE);
                next = next + 1 == targets.length ? 0 : next + 1;
            }
            toSend -= burst;
            if (toSend > 0) {
                context.self().tell(Word.GO_ON);
            }
        }

        private void receive() {
            handled++;
            if (++toReceive == expected) {
                toReceive = 0;
                // An atomic change after the count: whoever sees all of them sees the counts.
                if (missing.decrementAndGet() == 0) {
                    finished.release();
                }
            }
        }
    }
}
