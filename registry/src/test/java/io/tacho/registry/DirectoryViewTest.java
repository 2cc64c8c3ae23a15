package io.tacho.registry;

import static io.tacho.registry.DirectoryContract.assertFields;
import static io.tacho.registry.DirectoryContract.entry;
import static io.tacho.registry.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryViewTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void path() {
        file = folder.resolve("names.map");
    }

    /** Which keeps other processes from recovering what is in use. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldLeaveTheProcessItsLockOnTheFile() throws IOException {
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 10)) {
            assertTrue(isLocked());
            ChronicleDirectory.view(file).close();
            assertTrue(isLocked());
            assertEquals(0, directory.size());
        }
        assertFalse(isLocked());
    }

    /** A channel that it uses would be closed, and that is the directory's own. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldHarmNobodyWhenTheThreadIsInterrupted() throws IOException {
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 100)) {
            Thread.currentThread().interrupt();
            ChronicleDirectory.view(file).close();
            assertTrue(Thread.interrupted(), "who was interrupted still is");
            assertTrue(isLocked());
            // More than it was made for: the file has to grow.
            for (int i = 0; i < 250; i++) {
                assertTrue(directory.register("name-" + i, entry(i, i, 0, ActorState.READY, i)));
            }
        }
    }

    /** What the file has grown by has to be mapped before it can be looked at. */
    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void shouldFollowAFileThatHasGrownOnAThreadThatIsInterrupted(Looking looking)
            throws IOException {
        int names = 250;
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 100);
                DirectoryView view = ChronicleDirectory.view(file)) {
            for (int i = 0; i < names; i++) {
                assertTrue(directory.register("name-" + i, entry(i, i, 0, ActorState.READY, i)));
            }
            Thread.currentThread().interrupt();
            try {
                assertEquals(names, looking.names(view, names));
                ChronicleDirectory.view(file).close();
            } finally {
                assertTrue(Thread.interrupted(), "who was interrupted still is");
            }
            assertTrue(isLocked());
            assertTrue(directory.register("orders", entry(1, 2, 3, ActorState.READY, 4)));
            assertEquals(names + 1, Looking.LISTED.names(view, names));
        }
    }

    private enum Looking {
        ONE_BY_ONE {
            @Override
            long names(DirectoryView view, int most) {
                DirectoryEntry result = new DirectoryEntry();
                return IntStream.range(0, most)
                        .filter(i -> view.lookup("name-" + i, result) && result.actorId() == i)
                        .count();
            }
        },
        LISTED {
            @Override
            long names(DirectoryView view, int most) {
                Set<String> seen = new HashSet<>();
                view.forEach((name, entry) -> assertTrue(seen.add(name), name));
                return seen.size();
            }
        },
        COUNTED {
            @Override
            long names(DirectoryView view, int most) {
                return view.size();
            }
        };

        abstract long names(DirectoryView view, int most);
    }

    private boolean isLocked() throws IOException {
        String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .anyMatch(line -> line.contains(inode));
    }

    @Test
    void shouldSeeChangesWhenTheDirectoryIsOpen() {
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 10);
                DirectoryView view = ChronicleDirectory.view(file)) {
            DirectoryEntry result = new DirectoryEntry();
            assertFalse(view.lookup("orders", result));

            directory.register("orders", entry(1, 2, 3, ActorState.STARTING, 4));
            assertTrue(view.lookup("orders", result));
            assertFields(result, 1, 2, 3, ActorState.STARTING, 4);
            assertEquals(1, view.size());

            directory.update("orders", 1, ActorState.READY, 0);
            assertTrue(view.lookup("orders", result));
            assertEquals(ActorState.READY, result.state());

            directory.unregister("orders", 1);
            assertFalse(view.lookup("orders", result));
            assertEquals(0, view.size());
        }
    }

    @Test
    void shouldShowEveryNameOnceWhenListed() {
        Map<String, Integer> expected = new HashMap<>();
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 5_000)) {
            for (int i = 0; i < 5_000; i++) {
                expected.put("component-" + i, i);
                directory.register("component-" + i, entry(i, i, 0, ActorState.READY, i));
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        try (DirectoryView view = ChronicleDirectory.view(file)) {
            view.forEach((name, entry) -> assertNull(seen.put(name, entry.actorId()), name));
        }
        assertEquals(expected, seen);
    }

    @Test
    void shouldHoldNoLockWhenTheActionRuns() {
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 10);
                DirectoryView view = ChronicleDirectory.view(file)) {
            directory.register("orders", entry(1, 2, 3, ActorState.READY, 4));

            view.forEach((name, entry) -> directory.unregister(name, entry.actorId()));

            assertEquals(0, directory.size());
        }
    }

    @Test
    void shouldAllocateNothingWhenLookingUp() {
        try (ChronicleDirectory directory = ChronicleDirectory.create(file, 10);
                DirectoryView view = ChronicleDirectory.view(file)) {
            directory.register("orders", entry(1, 2, 3, ActorState.READY, 4));
            DirectoryEntry result = new DirectoryEntry();

            assertEquals(
                    0,
                    Allocation.bytesOf(
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    view.lookup("orders", result);
                                    view.lookup("order", result);
                                }
                            }));
        }
    }

    @Test
    void shouldSayClosedWhenAskedAfterClose() {
        ChronicleDirectory.create(file, 10).close();
        DirectoryView view = ChronicleDirectory.view(file);
        view.close();

        assertClosed(() -> view.lookup("orders", new DirectoryEntry()));
        assertClosed(view::size);
        assertClosed(() -> view.forEach((name, entry) -> {}));
    }

    @Test
    void shouldMakeNoFileWhenThereIsNone() {
        assertRefused("there is no directory file");
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldRefuseAnEmptyFileAndLeaveItEmpty() throws IOException {
        Files.createFile(file);
        assertRefused("less than a header");
        assertEquals(0, Files.size(file));
    }

    @Test
    void shouldRefuseAFolder() throws IOException {
        Files.createDirectory(file);
        assertRefused("can't read");
    }

    @Test
    void shouldRefuseAFileWhenItIsNoMap() throws IOException {
        Files.writeString(file, "Just some text that is no map at all.\n".repeat(1_000));
        assertRefused("is not a directory file");

        byte[] zeros = new byte[4096];
        Files.write(file, zeros);
        assertRefused("is not a directory file");
        assertArrayEquals(zeros, Files.readAllBytes(file));
    }

    @Test
    void shouldRefuseAMapWhenItHoldsOtherThings() throws IOException {
        ChronicleMapBuilder.of(CharSequence.class, Long.class)
                .name("other")
                .averageKeySize(10)
                .entries(10)
                .createPersistedTo(file.toFile())
                .close();
        assertRefused("is not a directory file");
    }

    /** Each would be an object made of a class that somebody else chose. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!net.openhft.chronicle.hash.serialization.impl.SerializableReader",
                "!io.tacho.registry.Evil",
                "!!java.lang.Thread",
                "!<tag:java.lang.Thread>",
                "?type java.lang.Thread",
                "!TYPE java.lang.Thread",
                "@include"
            })
    void shouldRefuseAMapThatNamesOtherClasses(String tag) throws IOException {
        ChronicleDirectory.create(file, 10).close();
        String own = "!net.openhft.chronicle.hash.serialization.impl.CharSequenceSizedReader";
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String padded = tag + " ".repeat(own.length() - tag.length());
        Files.writeString(file, bytes.replace(own, padded), StandardCharsets.ISO_8859_1);
        assertRefused("is not a directory file");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 100, 1_500, 2_500, 4_096, 20_000, -4_096})
    void shouldRefuseAFileAndLeaveItAloneWhenItWasCut(int length) throws IOException {
        ChronicleDirectory.create(file, 1_000).close();
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, length > 0 ? length : whole.length + length);
        Files.write(file, cut);

        assertRefused(file.toString());
        assertArrayEquals(cut, Files.readAllBytes(file));
    }

    @Test
    void shouldRefuseAFileWhenItIsNotComplete() throws IOException {
        ChronicleDirectory.create(file, 10).close();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(11);
            int top = bytes.read();
            bytes.seek(11);
            bytes.write(top | 0x80);
        }
        assertRefused("is not complete");
    }

    @Test
    void shouldRefuseAFileWhenItsHeaderIsDamaged() throws IOException {
        ChronicleDirectory.create(file, 10).close();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(3);
            int old = bytes.read();
            bytes.seek(3);
            bytes.write(old ^ 1);
        }
        assertRefused("checksum");
    }

    private void assertRefused(String expected) {
        assertFails(
                RegistryException.class,
                () -> ChronicleDirectory.view(file),
                expected,
                file.toString());
    }

    private static void assertClosed(Executable action) {
        assertFails(RegistryException.class, action, "is closed");
    }
}
