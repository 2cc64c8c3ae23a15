package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.InMemoryDirectory;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an actor's state is in each of its hooks, and what the directory knows of it then. */
class DirectoryTest {
    private final InMemoryDirectory names = new InMemoryDirectory();
    private final TestSystem test = TestSystem.create(0, builder -> builder.directory(names));
    private final List<String> known = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    private void look(String hook, ActorContext<String> context) {
        DirectoryEntry entry = new DirectoryEntry();
        String told = names.lookup("a", entry) ? "" + entry.state() : "gone";
        known.add(hook + " " + context.self().state() + " " + told);
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
                                        look("preStart", context);
                                    }

                                    @Override
                                    public void postStart(ActorContext<String> context) {
                                        look("postStart", context);
                                    }

                                    @Override
                                    public void preStop(ActorContext<String> context) {
                                        look("preStop", context);
                                    }

                                    @Override
                                    public void postStop(ActorContext<String> context) {
                                        look("postStop", context);
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
                        "preStart STARTING STARTING",
                        "postStart READY READY",
                        "preStop STOPPING STOPPING",
                        "postStop TERMINATED gone"),
                known);
    }

    @Test
    void shouldKnowEachStateOfARestart() {
        ActorRef<String> actor = spawn();
        test.runUntilIdle();
        known.clear();
        actor.tell("boom");
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "postStop STOPPING STOPPING",
                        "preStart STARTING STARTING",
                        "postStart READY READY"),
                known);
    }

    @Test
    void shouldBeToldOfNoStateThatOnlyLeadsToTheEndOfAll() {
        spawn();
        test.runUntilIdle();
        known.clear();
        test.system().shutdown(Duration.ZERO);
        assertEquals(List.of("preStop STOPPING READY", "postStop TERMINATED gone"), known);
    }
}
