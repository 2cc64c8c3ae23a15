package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.MessageTap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a viewer sees of actors that work, hang and have ended. */
class ActivityTest {
    private static final int ACTORS = 100;
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path temporary = Path.of("");

    private Path file() {
        return temporary.resolve("activity.dat");
    }

    private ActorSystem system() {
        return ActorSystem.builder("test")
                .workers(2)
                .tap(ActivityTap.create(file(), 2, ACTORS, MessageTap.NONE))
                .build();
    }

    @Test
    void shouldShowWhatEachActorHandled() throws InterruptedException {
        ActorSystem system = system();
        CountDownLatch handled = new CountDownLatch(1_100);
        ActorRef<String> one = spawn(system, handled);
        ActorRef<String> other = spawn(system, handled);
        for (int i = 0; i < 1_000; i++) {
            one.tell("work");
        }
        for (int i = 0; i < 100; i++) {
            other.tell("work");
        }
        assertTrue(handled.await(10, TimeUnit.SECONDS));
        system.shutdown(SOON);

        ActivityView view = ActivityView.open(file());
        ActivityView.Activity first = view.of(one.id(), System.nanoTime());
        assertEquals(1_000, first.handled());
        assertEquals(1_000, view.handled(one.id()));
        assertEquals(100, view.of(other.id(), System.nanoTime()).handled());
        assertTrue(first.nanos() > 0);
        assertTrue(first.slowestNanos() <= first.nanos());
        assertEquals(List.of(), view.handling());
    }

    private static ActorRef<String> spawn(ActorSystem system, CountDownLatch handled) {
        return system.spawn(
                SpawnOptions.anonymous(), () -> (message, context) -> handled.countDown());
    }

    @Test
    void shouldShowWhomAWorkerIsBusyWith() throws InterruptedException {
        ActorSystem system = system();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        ActorRef<String> slow =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () ->
                                (message, context) -> {
                                    entered.countDown();
                                    released.await(10, TimeUnit.SECONDS);
                                });
        slow.tell("hang");
        assertTrue(entered.await(10, TimeUnit.SECONDS));
        List<ActivityView.Handling> busy = ActivityView.open(file()).handling();
        released.countDown();
        system.shutdown(SOON);
        assertEquals(1, busy.size());
        assertEquals(slow.id(), busy.get(0).actorId());
        assertTrue(busy.get(0).since() - System.nanoTime() < 0);
    }

    @Test
    void shouldShowTheBacklogThatWasLookedAtLast() throws IOException {
        ActivityTap.create(file(), 2, ACTORS, MessageTap.NONE);
        lookedAt(0, 101, 0);
        lookedAt(1, 100, 500);
        assertEquals(0, ActivityView.open(file()).of(7, 0).backlog());
        lookedAt(0, 102, 3);
        assertEquals(3, ActivityView.open(file()).of(7, 0).backlog());
        lookedAt(1, 103, 0);
        assertEquals(0, ActivityView.open(file()).of(7, 0).backlog());
    }

    /** A worker has handled a message of actor 7 in a second, and seen so many behind it. */
    private void lookedAt(int worker, int second, int backlog) throws IOException {
        int length = ActivityFileDescriptor.ENTRY_LENGTH;
        ByteBuffer entry = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        entry.putLong(ActivityFileDescriptor.HANDLED_OFFSET, 1);
        entry.putInt(ActivityFileDescriptor.SECOND_OFFSET, second);
        entry.putInt(ActivityFileDescriptor.BACKLOG_OFFSET, backlog);
        long at = ActivityFileDescriptor.entriesOffset(2, ACTORS + 1, worker) + 7 * length;
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(entry, at);
        }
    }

    @Test
    void shouldPassOnWhatItHasNoRoomFor() throws InterruptedException {
        ActorSystem system =
                ActorSystem.builder("test")
                        .workers(1)
                        .tap(ActivityTap.create(file(), 1, 0, MessageTap.NONE))
                        .build();
        CountDownLatch handled = new CountDownLatch(1);
        spawn(system, handled).tell("work");
        assertTrue(handled.await(10, TimeUnit.SECONDS));
        assertEquals(0, system.shutdown(SOON).lost());
        assertEquals(1, ActivityView.open(file()).actors());
    }

    @Test
    void shouldNotOverwriteAnything() throws IOException {
        Files.createFile(file());
        assertThrows(
                RegistryException.class, () -> ActivityTap.create(file(), 1, 1, MessageTap.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, it is none",
        "8, 0, it has version 0",
        "8, 2, it has version 2",
        "12, 0, makes no sense",
        "12, 5000, makes no sense",
        "16, -1, makes no sense",
        "16, 1000000, it has only"
    })
    void shouldSayWhatIsWrongWithADamagedFile(int offset, int value, String why)
            throws IOException {
        ActivityTap.create(file(), 2, ACTORS, MessageTap.NONE);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            channel.write(number.putInt(0, value), offset);
        }
        assertIsDamaged(why);
    }

    @Test
    void shouldSayThatAFileIsTooShort() throws IOException {
        Files.write(file(), new byte[10]);
        assertIsDamaged("less than a header");
        Files.delete(file());
        assertIsDamaged("there is no activity file");
    }

    private void assertIsDamaged(String why) {
        RegistryException refused =
                assertThrows(RegistryException.class, () -> ActivityView.open(file()));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
    }
}
