package io.tacho.runtime.testkit;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Signal;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Terminated;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An actor that keeps what it gets, for the test to look at. What is expected is waited for by
 * running the system until it comes or the system is idle. Used by the thread of its system.
 *
 * @param <M> what it understands
 */
public final class TestProbe<M> {
    private final TestSystem system;
    private final String name;
    private final ActorRef<Object> self;
    private final Deque<Received> received = new ArrayDeque<>();
    private final Deque<Terminated> terminations = new ArrayDeque<>();
    private final Set<ActorRef<?>> watched = new HashSet<>();
    private @Nullable Received last;

    TestProbe(TestSystem system, String name) {
        this.system = system;
        this.name = name;
        self = system.system().spawn(SpawnOptions.named(name), Keeper::new);
    }

    /**
     * Its address.
     *
     * @return the reference
     */
    @SuppressWarnings("unchecked")
    public ActorRef<M> ref() {
        return (ActorRef<M>) (ActorRef<?>) self;
    }

    // ---- messages

    /**
     * Takes the next message.
     *
     * @return the message
     * @throws AssertionError if none comes
     */
    public M receiveMessage() {
        return receive("a message");
    }

    /**
     * Takes the next message, which must be equal to one.
     *
     * @param expected the message
     * @return the message that came
     * @throws AssertionError if another comes, or none
     */
    public M expectMessage(M expected) {
        M message = receive(String.valueOf(expected));
        if (!message.equals(expected)) {
            throw unexpected(String.valueOf(expected), message);
        }
        return message;
    }

    /**
     * Takes the next message, which must be of a class.
     *
     * @param type the class
     * @param <T> the class
     * @return the message
     * @throws AssertionError if one of another class comes, or none
     */
    public <T extends M> T expectMessageClass(Class<T> type) {
        String expected = "a " + type.getSimpleName();
        M message = receive(expected);
        if (!type.isInstance(message)) {
            throw unexpected(expected, message);
        }
        return type.cast(message);
    }

    /**
     * Runs until idle and sees to it that no message is there.
     *
     * @throws AssertionError if there is one
     */
    public void expectNoMessage() {
        expectNoMessage(Duration.ZERO);
    }

    /**
     * Lets time pass and sees to it that no message comes.
     *
     * @param time 0 or more
     * @throws AssertionError if one comes
     */
    public void expectNoMessage(Duration time) {
        system.advance(time);
        if (!received.isEmpty()) {
            throw failure("no message", "got " + received);
        }
    }

    /**
     * Runs until idle and takes all messages.
     *
     * @return the messages, the oldest first
     */
    @SuppressWarnings("unchecked")
    public List<M> receiveAll() {
        system.runUntilIdle();
        List<M> messages = new ArrayList<>();
        Received next;
        while ((next = received.poll()) != null) {
            last = next;
            messages.add((M) next.message);
        }
        return messages;
    }

    /**
     * Who sent the message that was taken last.
     *
     * @return the sender, or null if it came from outside
     * @throws IllegalStateException if none was taken
     */
    public @Nullable ActorRef<Object> lastSender() {
        return last().sender;
    }

    // ---- talking back

    /**
     * Answers the message that was taken last, in the probe's next turn; if it was an ask, the
     * answer completes it.
     *
     * @param message the answer
     * @throws IllegalStateException if no message was taken
     */
    public void reply(Object message) {
        Received answered = last();
        Objects.requireNonNull(message, "message");
        inTurn(context -> answered.reply.accept(message));
    }

    /**
     * Sends a message from the probe, in its next turn, so that answers come to it.
     *
     * @param target the recipient
     * @param message the message
     * @param <T> what the target understands
     */
    public <T> void send(ActorRef<T> target, T message) {
        inTurn(context -> target.tell(message));
    }

    // ---- ends

    /**
     * Watches an actor, from the probe's next turn on.
     *
     * @param target whose end is to be expected
     */
    public void watch(ActorRef<?> target) {
        if (watched.add(target)) {
            inTurn(context -> context.watch(target));
        }
    }

    /**
     * Waits for the end of an actor, which is watched from now on if it was not yet.
     *
     * @param target the actor
     * @return how it ended
     * @throws AssertionError if it lives when the system is idle
     */
    public Terminated expectTerminated(ActorRef<?> target) {
        watch(target);
        system.runUntil(() -> endOf(target) != null);
        Terminated end = endOf(target);
        if (end == null) {
            throw failure(
                    target.name() + " to end", "it is " + target.state() + ", got " + received);
        }
        terminations.remove(end);
        watched.remove(target);
        return end;
    }

    private @Nullable Terminated endOf(ActorRef<?> target) {
        for (Terminated end : terminations) {
            if (end.actor() == target) {
                return end;
            }
        }
        return null;
    }

    // ---- inside

    @SuppressWarnings("unchecked")
    private M receive(String expected) {
        system.runUntil(() -> !received.isEmpty());
        Received next = received.poll();
        if (next == null) {
            throw failure(expected, "got none; ends: " + terminations);
        }
        last = next;
        return (M) next.message;
    }

    private AssertionError unexpected(String expected, Object message) {
        return failure(expected, "got " + message + ", then " + received);
    }

    private AssertionError failure(String expected, String instead) {
        return new AssertionError("probe " + name + " expected " + expected + " but " + instead);
    }

    private Received last() {
        Received present = last;
        if (present == null) {
            throw new IllegalStateException("probe " + name + " has taken no message yet");
        }
        return present;
    }

    private void inTurn(Consumer<ActorContext<Object>> action) {
        self.tell(new InTurn(action));
    }

    /** What the test wants done in the probe's name. */
    private record InTurn(Consumer<ActorContext<Object>> action) {}

    private record Received(
            Object message, @Nullable ActorRef<Object> sender, Consumer<Object> reply) {
        @Override
        public String toString() {
            return message.toString();
        }
    }

    private final class Keeper implements Actor<Object> {
        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof InTurn inTurn) {
                inTurn.action.accept(context);
            } else {
                received.add(
                        new Received(message, context.sender(), system.stepped().laterReply()));
            }
        }

        @Override
        public void onSignal(Signal signal, ActorContext<Object> context) {
            if (signal instanceof Terminated end) {
                terminations.add(end);
            }
        }
    }
}
