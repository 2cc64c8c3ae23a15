package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an actor's last hooks may do, and what its end leaves behind. */
class EndOfLifeTest {
    private final RecordingTap tap = new RecordingTap();
    private final TestSystem test = TestSystem.create(0, builder -> builder.tap(tap));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void shouldSendForNoCauseInTheLastHookWhenItIsWatchedAndStoppedAtOnce() {
        TestProbe<String> probe = test.probe("probe");
        List<Throwable> refused = new ArrayList<>();
        ActorRef<String> target =
                test.system()
                        .spawn(
                                "target",
                                () ->
                                        new Actor<String>() {
                                            @Override
                                            public void onMessage(
                                                    String message, ActorContext<String> context) {}

                                            @Override
                                            public void preStop(ActorContext<String> context) {
                                                probe.ref().tell("bye");
                                                refused.add(
                                                        assertThrows(
                                                                IllegalStateException.class,
                                                                () -> context.stash().stash()));
                                            }
                                        });
        ActorRef<String> watcher =
                test.system()
                        .spawn(
                                "watcher",
                                () ->
                                        (message, context) -> {
                                            context.watch(target);
                                            test.system().stop(target);
                                        });
        test.runUntilIdle();
        watcher.tell("watch and stop");
        test.runUntilIdle();
        assertEquals(0, tap.entryOf("bye").cause());
        assertEquals(1, refused.size());
    }

    @Test
    void shouldRefuseToSpawnWhenTheLifeEndsOrIsOver() {
        List<Throwable> refused = new ArrayList<>();
        ActorRef<String> actor =
                test.system()
                        .spawn(
                                "actor",
                                () ->
                                        new Actor<String>() {
                                            @Override
                                            public void onMessage(
                                                    String message, ActorContext<String> context) {}

                                            @Override
                                            public void preStop(ActorContext<String> context) {
                                                refused.add(
                                                        assertThrows(
                                                                IllegalStateException.class,
                                                                () -> spawnIdler(context)));
                                            }

                                            @Override
                                            public void postStop(ActorContext<String> context) {
                                                refused.add(
                                                        assertThrows(
                                                                IllegalStateException.class,
                                                                () -> spawnIdler(context)));
                                            }
                                        });
        test.system().stop(actor);
        test.runUntilIdle();
        assertEquals(2, refused.size());
    }

    @Test
    void shouldNotKeepItsSiblingsWhenAChildHasEnded() {
        List<ActorRef<Object>> children = new ArrayList<>();
        ActorRef<String> parent =
                test.system()
                        .spawn(
                                "parent",
                                () ->
                                        (message, context) -> {
                                            for (int i = 0; i < 3; i++) {
                                                children.add(spawnIdler(context));
                                            }
                                        });
        parent.tell("spawn");
        test.runUntilIdle();
        test.system().stop(children.get(1));
        test.runUntilIdle();
        ActorCell ended = ActorCell.of(children.get(1));
        assertNull(ended.previousSibling);
        assertNull(ended.nextSibling);
    }

    @Test
    void shouldLeaveItsSlotToTheNextButNotItsAddress() {
        ActorRef<String> first = spawnIdler(test.system());
        test.runUntilIdle();
        ActorCell ended = ActorCell.of(first);
        assertSame(ended, ended.system.actors().find(ended.slot, ended.id()));
        test.system().stop(first);
        test.runUntilIdle();
        ActorCell next = ActorCell.of(spawnIdler(test.system()));
        assertEquals(ended.slot, next.slot);
        assertNull(ended.system.actors().find(ended.slot, ended.id()));
    }

    private static ActorRef<String> spawnIdler(ActorSystem system) {
        return system.spawn(SpawnOptions.anonymous(), () -> (message, context) -> {});
    }

    private static ActorRef<Object> spawnIdler(ActorContext<String> context) {
        return context.spawn(SpawnOptions.anonymous(), () -> (message, own) -> {});
    }
}
