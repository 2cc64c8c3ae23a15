package io.tacho.registry;

import static io.tacho.registry.DirectoryContract.assertFields;
import static io.tacho.registry.DirectoryContract.entry;
import static io.tacho.registry.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.DirectoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class ChronicleDirectoryTest {
    private static final int NAMES = 10_000;

    @TempDir private Path folder;

    @Test
    void shouldAllocateNothingWhenLookingUp() {
        String[] hits = new String[NAMES];
        String[] misses = new String[NAMES];
        try (ChronicleDirectory directory = create(NAMES)) {
            DirectoryEntry entry = new DirectoryEntry();
            for (int i = 0; i < NAMES; i++) {
                hits[i] = String.format("component-%07d", i);
                misses[i] = String.format("component-%07d", NAMES + i);
                directory.register(hits[i], entry.set(i, i, 0, ActorState.READY, i));
            }
            int[] found = new int[1];
            long bytes =
                    Allocation.bytesOf(
                            () -> {
                                for (int i = 0; i < NAMES; i++) {
                                    if (directory.lookup(hits[i], entry) && entry.slot() == i) {
                                        found[0]++;
                                    }
                                    if (directory.lookup(misses[i], entry)) {
                                        found[0] = Integer.MIN_VALUE;
                                    }
                                }
                            });

            assertEquals((2 + Allocation.COUNTED_RUNS) * NAMES, found[0]);
            assertEquals(0, bytes);
        }
    }

    @Test
    void shouldAllocateAtMostOneEntryWhenNamesComeAndGo() {
        String[] names = new String[NAMES];
        for (int i = 0; i < NAMES; i++) {
            names[i] = "component-" + i;
        }
        try (ChronicleDirectory directory = create(NAMES)) {
            DirectoryEntry entry = entry(1, 2, 3, ActorState.CREATING, 4);
            long bytes =
                    Allocation.bytesOf(
                            () -> {
                                for (String name : names) {
                                    directory.register(name, entry);
                                    directory.update(name, 1, ActorState.READY, 0);
                                    directory.unregister(name, 1);
                                }
                            });

            assertEquals(0, directory.size());
            assertTrue(bytes <= 48L * NAMES, bytes + " bytes");
        }
    }

    @Test
    void shouldSayTheLimitAndGoOnWhenFull() {
        try (ChronicleDirectory directory = create(100)) {
            List<String> names = new ArrayList<>();
            assertFails(
                    DirectoryException.class,
                    () -> fill(directory, names),
                    "names.map",
                    "is full, it was made for 100 names",
                    "more entries");

            assertTrue(names.size() >= 100, names.size() + " names");
            assertEquals(names.size(), directory.size());
            DirectoryEntry result = new DirectoryEntry();
            for (int i = 0; i < names.size(); i++) {
                assertTrue(directory.lookup(names.get(i), result));
                assertFields(result, i, i, 0, ActorState.READY, i);
            }
            directory.unregister(names.get(0), 0);
            assertTrue(directory.register(names.get(0), entry(5, 6, 7, ActorState.CREATING, 8)));
        }
    }

    @Test
    void shouldGrowAndStayInterruptedWhenAnInterruptedThreadRegisters() {
        try (ChronicleDirectory directory = create(100)) {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 150; i++) {
                directory.register(
                        String.format("component-%07d", i), entry(i, i, 0, ActorState.READY, i));
            }
            assertTrue(Thread.interrupted());
            assertEquals(150, directory.size());
            assertTrue(directory.register("more", entry(1, 1, 0, ActorState.READY, 1)));
        }
    }

    @Test
    void shouldHoldTheLongestNamesWhenMadeForOne() {
        try (ChronicleDirectory directory = create(1)) {
            assertTrue(
                    directory.register("\u20ac".repeat(255), entry(1, 2, 3, ActorState.READY, 4)));
            assertTrue(directory.lookup("\u20ac".repeat(255), new DirectoryEntry()));
        }
    }

    @Test
    void shouldRefuseANameWhenItIsEmptyOrTooLong() {
        try (ChronicleDirectory directory = create(10)) {
            DirectoryEntry entry = new DirectoryEntry();
            assertThrows(IllegalArgumentException.class, () -> directory.register("", entry));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> directory.register("x".repeat(256), entry));
            assertEquals(0, directory.size());
        }
    }

    @Test
    void shouldRefuseToMakeADirectoryWhenTheFileExists() throws IOException {
        Path file = folder.resolve("names.map");
        Files.writeString(file, "precious");

        assertFails(
                RegistryException.class,
                () -> ChronicleDirectory.create(file, 10),
                file + " exists already");
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void shouldNotDisturbADirectoryInUseWhenItIsMadeAgain() {
        Path file = folder.resolve("names.map");
        DirectoryEntry result = new DirectoryEntry();
        try (ChronicleDirectory first = ChronicleDirectory.create(file, 10)) {
            assertTrue(first.register("a", DirectoryContract.entry(1, 1, 1, ActorState.READY, 0)));
            assertFails(
                    RegistryException.class,
                    () -> ChronicleDirectory.create(file, 10),
                    file + " exists already");
            assertTrue(first.lookup("a", result));
            assertTrue(first.register("b", DirectoryContract.entry(2, 2, 1, ActorState.READY, 0)));
            assertEquals(2, first.size());
        }
    }

    @Test
    void shouldRefuseToMakeADirectoryWhenTheFolderIsMissingOrNoEntriesAreAskedFor() {
        Path file = folder.resolve("missing").resolve("names.map");
        assertFails(
                RegistryException.class,
                () -> ChronicleDirectory.create(file, 10),
                file.toString());

        assertThrows(IllegalArgumentException.class, () -> create(0));
        assertFalse(Files.exists(folder.resolve("names.map")));
    }

    @Test
    void shouldLeaveNoFileWhenSoManyNamesAreAskedForThatItCantBeMade() {
        assertFails(RegistryException.class, () -> create(Long.MAX_VALUE), "names.map");

        assertFalse(Files.exists(folder.resolve("names.map")));
    }

    @Test
    void shouldSayClosedWhenAskedAfterClose() {
        ChronicleDirectory directory = create(10);
        directory.register("orders", entry(1, 2, 3, ActorState.READY, 4));
        directory.close();

        DirectoryEntry entry = new DirectoryEntry();
        assertClosed(() -> directory.lookup("orders", entry));
        assertClosed(() -> directory.register("more", entry));
        assertClosed(() -> directory.update("orders", 1, ActorState.READY, 0));
        assertClosed(() -> directory.unregister("orders", 1));
        assertClosed(directory::size);
        directory.close();
    }

    @Test
    void shouldBeReadableForItsOwnerAloneWhenTheFileSystemHasPermissions() throws IOException {
        create(10).close();

        Permissions.assertItsOwnersAlone(folder.resolve("names.map"));
    }

    private static void fill(ChronicleDirectory directory, List<String> names) {
        for (int i = 0; i < 100_000; i++) {
            String name = String.format("component-%07d", i);
            directory.register(name, entry(i, i, 0, ActorState.READY, i));
            names.add(name);
        }
    }

    private static void assertClosed(Executable action) {
        assertFails(DirectoryException.class, action, "is closed");
    }

    private ChronicleDirectory create(long entries) {
        return ChronicleDirectory.create(folder.resolve("names.map"), entries);
    }
}
