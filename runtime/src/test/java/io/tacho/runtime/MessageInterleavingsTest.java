package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Puppets.Do;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.testkit.Interleavings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics, stashes and asks hold in whatever order things happen. */
class MessageInterleavingsTest {
    private static final int SEEDS = Integer.getInteger("tacho.seeds", 200);
    private static final int MESSAGES = 4;
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Logger LOGGER = Logger.getLogger("io.tacho.runtime");

    /** Thousands of actors fail here on purpose. */
    @BeforeAll
    static void doNotLogFailures() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOGGER.setLevel(null);
    }

    /** What an actor got of the numbers from 1, in its order. */
    private static List<Integer> got(Puppets puppets, String name) {
        String prefix = name + " got ";
        return puppets.peek().stream()
                .filter(note -> note.startsWith(prefix))
                .map(note -> Integer.valueOf(note.substring(prefix.length())))
                .toList();
    }

    private static List<Integer> upTo(int last) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void shouldReachSubscribersOnceAndInOrderWhenTheyFailLeaveAndEnd() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    Topic<Object> topic = test.system().topic("a.b");
                    for (String name : List.of("fails", "leaves", "ends")) {
                        ActorRef<Object> actor = puppets.spawn(Spec.permanent(name));
                        topic.subscribe(actor);
                        // Twice, in two ways: it gets each message once all the same.
                        test.system().subscribe("a.*", actor);
                    }
                    ActorRef<Object> leaves = puppets.ref("leaves");
                    puppets.spawn(Spec.permanent("publisher"));
                    for (int i = 1; i <= MESSAGES; i++) {
                        int number = i;
                        puppets.tell("publisher", new Do(context -> topic.publish(number)));
                    }
                    puppets.tell("fails", "boom");
                    leaves.tell(
                            new Do(
                                    context -> {
                                        topic.unsubscribe(leaves);
                                        test.system().unsubscribe("a.*", leaves);
                                    }));
                    test.system().stop(puppets.ref("ends"));
                    test.runUntilIdle();
                    assertEquals(upTo(MESSAGES), got(puppets, "fails"));
                    for (String name : List.of("leaves", "ends")) {
                        List<Integer> got = got(puppets, name);
                        assertEquals(upTo(got.size()), got, name);
                    }
                    assertEquals(1, topic.subscribers());
                });
    }

    @Test
    void shouldHandleInOrderWhatWasStashedWhenTheActorFailsMeanwhile() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    List<Object> handled = new ArrayList<>();
                    ActorRef<Object> stashing =
                            test.system()
                                    .spawn(
                                            SpawnOptions.named("stashing")
                                                    .withRestart(Restart.PERMANENT),
                                            () -> new Stashing(handled));
                    Puppets puppets = new Puppets(test);
                    for (String name : List.of("sender", "opener", "breaker")) {
                        puppets.spawn(Spec.permanent(name));
                    }
                    for (int i = 1; i <= MESSAGES; i++) {
                        int number = i;
                        puppets.tell("sender", new Do(context -> stashing.tell(number)));
                    }
                    puppets.tell("breaker", new Do(context -> stashing.tell("boom")));
                    puppets.tell("opener", new Do(context -> stashing.tell("open")));
                    test.runUntilIdle();
                    // In case it failed behind that, and is closed again.
                    stashing.tell("open");
                    test.runUntilIdle();
                    assertEquals(List.copyOf(upTo(MESSAGES)), handled);
                });
    }

    /** Puts aside what it gets until it is opened, which its next object does not remember. */
    private static final class Stashing implements Actor<Object> {
        private final List<Object> handled;
        private boolean open;

        Stashing(List<Object> handled) {
            this.handled = handled;
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message.equals("open")) {
                open = true;
                context.stash().unstashAll();
            } else if (message.equals("boom")) {
                throw new Puppets.Broken("boom");
            } else if (open) {
                handled.add(message);
            } else {
                context.stash().stash();
            }
        }
    }

    @Test
    void shouldAnswerEachAskOnceWhenRepliesTimeoutsAndTheEndCross() {
        Interleavings.explore(
                SEEDS,
                test -> {
                    Puppets puppets = new Puppets(test);
                    ActorRef<Object> asked = puppets.spawn(Spec.permanent("asked"));
                    puppets.spawn(Spec.permanent("asker"));
                    puppets.spawn(Spec.permanent("ender"));
                    List<String> answers = new ArrayList<>();
                    for (int i = 1; i <= MESSAGES; i++) {
                        Duration timeout = MILLI.multipliedBy(i);
                        puppets.tell(
                                "asker", new Do(context -> ask(context, asked, timeout, answers)));
                    }
                    asked.tell("boom");
                    puppets.tell("ender", new Do(context -> test.system().stop(asked)));
                    // By far: an ask may be made late, and its time out is a tick of the wheel
                    // later.
                    test.advance(MILLI.multipliedBy(100 * MESSAGES));
                    assertEquals(MESSAGES, answers.size(), answers::toString);
                });
    }

    private static void ask(
            ActorContext<Object> context,
            ActorRef<Object> asked,
            Duration timeout,
            List<String> answers) {
        AskCallback<Object> callback =
                new AskCallback<>() {
                    @Override
                    public void onReply(Object reply) {
                        answers.add("reply");
                    }

                    @Override
                    public void onTimeout() {
                        answers.add("timeout");
                    }
                };
        SendOutcome outcome =
                context.ask(asked, new Do(own -> own.reply("yes")), timeout, callback);
        if (outcome != SendOutcome.ACCEPTED) {
            answers.add("not asked");
        }
    }
}
