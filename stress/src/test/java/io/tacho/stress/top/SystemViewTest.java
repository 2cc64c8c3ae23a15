package io.tacho.stress.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.registry.ActivityTap;
import io.tacho.registry.ActivityView;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.registry.CountersView;
import io.tacho.registry.DirectoryView;
import io.tacho.registry.MappedCounters;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.stress.top.Look.ComponentLook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a system through its files, by somebody who can't ask it. */
class SystemViewTest {
    @TempDir private Path temporary = Path.of("");
    private ActorSystem system = ActorSystem.builder("none").build();

    @BeforeEach
    void start() {
        system.shutdown(Duration.ofSeconds(1));
        system =
                ActorSystem.builder("shop")
                        .workers(1)
                        .directory(ChronicleDirectory.create(temporary.resolve("registry.dat"), 64))
                        .counters(
                                MappedCounters.create(
                                        temporary.resolve("counters.dat"), "shop", 64))
                        .tap(
                                ActivityTap.create(
                                        temporary.resolve("activity.dat"), 1, 64, MessageTap.NONE))
                        .build();
    }

    @AfterEach
    void stop() {
        system.shutdown(Duration.ofSeconds(10));
    }

    private SystemView view(DirectoryView names) {
        return new SystemView(
                CountersView.open(temporary.resolve("counters.dat")),
                names,
                ActivityView.open(temporary.resolve("activity.dat")));
    }

    @Test
    void shouldShowWhoHangsAndWhoWorks() throws InterruptedException {
        Semaphore worked = new Semaphore(0);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ActorRef<String> busy =
                system.spawn(
                        SpawnOptions.named("busy"), () -> (message, context) -> worked.release());
        ActorRef<String> stuck =
                system.spawn(
                        SpawnOptions.named("stuck"),
                        () ->
                                (message, context) -> {
                                    entered.countDown();
                                    released.await();
                                });
        busy.tell("before");
        worked.acquire();
        try (DirectoryView names = ChronicleDirectory.view(temporary.resolve("registry.dat"))) {
            SystemView view = view(names);
            for (int i = 0; i < 100; i++) {
                busy.tell("work");
            }
            worked.acquire(100);
            stuck.tell("hang");
            entered.await();
            Look look = view.look();
            released.countDown();

            assertEquals("shop", look.system());
            assertEquals("running", look.state());
            assertFalse(view.ended());
            assertEquals(2, look.names());
            assertEquals("stuck", look.workers().get(0).busyWith());
            List<ComponentLook> components = look.components();
            assertNotNull(components);
            ComponentLook first =
                    components.stream().sorted(Order.RATE.comparator()).toList().get(0);
            assertEquals("busy", first.name());
            assertTrue(first.perSecond() > 0 && first.share() > 0);
            assertTrue(components.stream().anyMatch(each -> each.name().equals("stuck")));
        }
    }

    @Test
    void shouldShowThatItHasEnded() {
        try (DirectoryView names = ChronicleDirectory.view(temporary.resolve("registry.dat"))) {
            SystemView view = view(names);
            system.shutdown(Duration.ofSeconds(10));
            assertTrue(view.ended());
            Look look = view.look();
            assertEquals("ended", look.state());
            assertNotNull(look.outcomes().get(MessageOutcome.HANDLED));
        }
    }
}
