package io.tacho.runtime.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.Puppets;
import io.tacho.runtime.Puppets.Spec;
import io.tacho.runtime.Restart;
import io.tacho.runtime.spi.LifecycleListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EffectsTest {
    private final List<String> passedOn = new ArrayList<>();
    private final TestSystem test =
            TestSystem.create(
                    0,
                    builder ->
                            builder.lifecycle(
                                            new LifecycleListener() {
                                                @Override
                                                public void spawned(
                                                        ActorRef<?> actor,
                                                        @Nullable ActorRef<?> parent) {
                                                    passedOn.add("spawned " + actor.name());
                                                }

                                                @Override
                                                public void started(ActorRef<?> actor) {
                                                    passedOn.add("started " + actor.name());
                                                }

                                                @Override
                                                public void failed(
                                                        ActorRef<?> actor, Throwable cause) {
                                                    passedOn.add("failed " + actor.name());
                                                }

                                                @Override
                                                public void restarting(
                                                        ActorRef<?> actor,
                                                        @Nullable Throwable cause) {
                                                    passedOn.add("restarting " + actor.name());
                                                }

                                                @Override
                                                public void ended(
                                                        ActorRef<?> actor,
                                                        ActorState state,
                                                        @Nullable Throwable cause) {
                                                    passedOn.add("ended " + actor.name());
                                                }

                                                @Override
                                                public void watched(
                                                        ActorRef<?> watcher, ActorRef<?> target) {
                                                    passedOn.add("watched " + target.name());
                                                }

                                                @Override
                                                public void unwatched(
                                                        ActorRef<?> watcher, ActorRef<?> target) {
                                                    passedOn.add("unwatched " + target.name());
                                                }
                                            })
                                    .deadLetters(letter -> passedOn.add("" + letter.message())));
    private final Puppets puppets = new Puppets(test);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void shouldTellALifeInOrder() {
        puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        puppets.spawn(Spec.of("b", Restart.TEMPORARY));
        ActorRef<Object> watched = puppets.ref("b");
        puppets.have("sup", context -> context.watch(watched));
        puppets.have("sup", context -> context.unwatch(watched));
        puppets.fail("a");
        puppets.fail("b");
        puppets.stop("sup");
        watched.tell("late");
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "spawned sup",
                        "spawned a",
                        "started sup",
                        "started a",
                        "spawned b",
                        "started b",
                        "watched b by sup",
                        "unwatched b by sup",
                        "failed a: boom",
                        "restarted a: boom",
                        "started a",
                        "failed b: boom",
                        "stopped b: FAILED",
                        "stopped a: TERMINATED",
                        "stopped sup: TERMINATED",
                        "dead letter to b: late"),
                test.effects().lines());
    }

    @Test
    void shouldTellOfOneActorOnlyWhenAsked() {
        ActorRef<Object> sup = puppets.spawn(Spec.permanent("sup", Spec.permanent("a")));
        ActorRef<Object> child = puppets.ref("a");
        assertEquals(List.of("spawned a", "started a"), test.effects(child).lines());
        Effect.Spawned spawned = test.effects(child).expectOne(Effect.Spawned.class);
        assertSame(sup, spawned.parent());
        assertNull(test.effects(sup).expectOne(Effect.Spawned.class).parent());
    }

    @Test
    void shouldSayWhatThereIsWhenAnotherEffectWasExpected() {
        puppets.spawn(Spec.permanent("a"));
        Effects effects = test.effects();
        assertEquals(
                "expected one effect Failed but got [spawned a, started a]",
                assertThrows(AssertionError.class, () -> effects.expectOne(Effect.Failed.class))
                        .getMessage());
        assertEquals(
                "expected no effect Started but got [spawned a, started a]",
                assertThrows(AssertionError.class, () -> effects.expectNone(Effect.Started.class))
                        .getMessage());
        effects.clear();
        assertEquals(List.of(), effects.all());
    }

    @Test
    void shouldTellNothingOfProbesAndOfTheSystemsOwnActors() {
        puppets.spawn(Spec.permanent("a"));
        test.probe("probe").ref().tell("x");
        test.runUntilIdle();
        assertEquals(List.of("spawned a", "started a"), test.effects().lines());
    }

    @Test
    void shouldPassEverythingOnToTheListenersOfTheTest() {
        passedOn.clear();
        ActorRef<Object> actor = puppets.spawn(Spec.permanent("a"));
        ActorRef<Object> other = puppets.spawn(Spec.permanent("b"));
        puppets.have("a", context -> context.watch(other));
        // Once more, which changes nothing.
        puppets.have("a", context -> context.watch(other));
        puppets.have("a", context -> context.unwatch(other));
        puppets.fail("a");
        puppets.stop("a");
        actor.tell("late");
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "spawned a",
                        "started a",
                        "spawned b",
                        "started b",
                        "watched b",
                        "unwatched b",
                        "failed a",
                        "restarting a",
                        "started a",
                        "ended a",
                        "late"),
                passedOn);
    }
}
