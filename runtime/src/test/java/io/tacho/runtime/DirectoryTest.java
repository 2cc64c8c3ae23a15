package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.InMemoryDirectory;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the directory knows of an actor in each of its hooks. */
class DirectoryTest {
    private final InMemoryDirectory names = new InMemoryDirectory();
    private final TestSystem test = TestSystem.create(0, builder -> builder.directory(names));
    private final List<String> known = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    private void look(String when) {
        DirectoryEntry entry = new DirectoryEntry();
        known.add(when + " " + (names.lookup("a", entry) ? entry.state() : "gone"));
    }

    private ActorRef<String> spawn() {
        return test.system()
                .spawn(
                        SpawnOptions.named("a").withRestart(Restart.TRANSIENT),
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        throw new IllegalStateException(message);
                                    }

                                    @Override
                                    public void preStart(ActorContext<String> context) {
                                        look("preStart");
                                    }

                                    @Override
                                    public void postStart(ActorContext<String> context) {
                                        look("postStart");
                                    }

                                    @Override
                                    public void preStop(ActorContext<String> context) {
                                        look("preStop");
                                    }

                                    @Override
                                    public void postStop(ActorContext<String> context) {
                                        look("postStop");
                                    }
                                });
    }

    @Test
    void shouldKnowEachStateOfALife() {
        ActorRef<String> actor = spawn();
        test.runUntilIdle();
        test.system().stop(actor);
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "preStart STARTING",
                        "postStart READY",
                        "preStop STOPPING",
                        "postStop gone"),
                known);
    }

    @Test
    void shouldKnowEachStateOfARestart() {
        ActorRef<String> actor = spawn();
        test.runUntilIdle();
        known.clear();
        actor.tell("boom");
        test.runUntilIdle();
        assertEquals(List.of("postStop STOPPING", "preStart STARTING", "postStart READY"), known);
    }
}
