package io.tacho.registry;

import static io.tacho.registry.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import org.agrona.concurrent.status.CountersReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CountersFileDamageTest {
    private static final int FIRST_RECORD = CountersFileDescriptor.HEADER_LENGTH;
    private static final int SECOND_RECORD = FIRST_RECORD + CountersReader.METADATA_LENGTH;

    @TempDir private Path folder;
    private Path file;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    @BeforeEach
    void makeCounters() throws IOException {
        file = folder.resolve("counters.dat");
        try (MappedCounters counters = MappedCounters.create(file, "trading", 4)) {
            counters.allocate("sent").set(1);
            counters.allocate("handled").set(2);
        }
        bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    }

    @Test
    void shouldRefuseToOpenWhenThereIsNoFile() throws IOException {
        Files.delete(file);
        assertRefused("there is no counters file");
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldRefuseAFolder() throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused("can't read");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 1_000, 128 + 4 * 640 - 1})
    void shouldRefuseAFileWhenItWasCut(int length) throws IOException {
        Files.write(file, Arrays.copyOf(bytes.array(), length));
        assertRefused("is damaged or cut");
    }

    @Test
    void shouldRefuseAFileWhenItIsSomethingElse() throws IOException {
        Files.writeString(file, "Just some text that has no counters.\n".repeat(1_000));
        assertRefused("is not a counters file");
    }

    @Test
    void shouldRefuseAFileWhenItIsNotComplete() throws IOException {
        write(CountersFileDescriptor.VERSION_OFFSET, 0);
        assertRefused("is not complete");

        Files.write(file, new byte[4_096]);
        assertRefused("is not complete");
    }

    @Test
    void shouldRefuseAFileWhenItHasAnotherVersion() throws IOException {
        write(CountersFileDescriptor.VERSION_OFFSET, 1);
        assertRefused("has version 1, this program reads 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_537, Integer.MAX_VALUE})
    void shouldRefuseAFileWhenItsNumberOfCountersMakesNoSense(int maxCounters) throws IOException {
        write(CountersFileDescriptor.MAX_COUNTERS_OFFSET, maxCounters);
        assertRefused("makes no sense");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 65, Integer.MAX_VALUE})
    void shouldRefuseAFileWhenItsNameMakesNoSense(int length) throws IOException {
        write(CountersFileDescriptor.NAME_LENGTH_OFFSET, length);
        assertRefused("makes no sense");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 381, Integer.MAX_VALUE})
    void shouldSayWhichCounterIsDamagedWhenItsLabelMakesNoSense(int length) throws IOException {
        write(SECOND_RECORD + CountersReader.LABEL_OFFSET, length);
        CountersView view = CountersView.open(file);

        assertEquals(OptionalLong.of(1), view.value("sent"));
        assertFails(
                RegistryException.class, () -> view.value("handled"), file.toString(), "counter 1");
        assertFails(RegistryException.class, () -> view.forEach((label, value) -> {}), "counter 1");
    }

    @Test
    void shouldShowOnlyWholeCountersWhenTheWriterDiedWhileItMadeOne() throws IOException {
        write(SECOND_RECORD, CountersReader.RECORD_UNUSED);
        CountersView view = CountersView.open(file);

        assertEquals(OptionalLong.of(1), view.value("sent"));
        assertEquals(OptionalLong.empty(), view.value("handled"));
    }

    /** Who reckons when it was started by the clock that was set gets another time. */
    @Test
    void shouldTakeTheWriterForAliveWhenTheWallClockWasSet() throws IOException {
        assumeTrue(Files.exists(ProcessStart.PROC));
        add(CountersFileDescriptor.START_MILLIS_OFFSET, 3_600_000);

        assertTrue(CountersView.open(file).processAlive());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                CountersFileDescriptor.START_TICKS_OFFSET,
                CountersFileDescriptor.START_BOOT_OFFSET
            })
    void shouldNotTakeAnotherProcessForTheWriterWhenItHasTheSameId(int field) throws IOException {
        assumeTrue(Files.exists(ProcessStart.PROC));
        add(field, 1);

        assertFalse(CountersView.open(file).processAlive());
    }

    @Test
    void shouldTellTheWriterByTheWallClockWhereThereIsNoOther() throws IOException {
        bytes.putLong(CountersFileDescriptor.START_TICKS_OFFSET, 0);
        bytes.putLong(CountersFileDescriptor.START_BOOT_OFFSET, 0);
        add(CountersFileDescriptor.START_MILLIS_OFFSET, 1_000);
        assertTrue(CountersView.open(file).processAlive());

        add(CountersFileDescriptor.START_MILLIS_OFFSET, 3_600_000);
        assertFalse(CountersView.open(file).processAlive());
    }

    private void add(int offset, long change) throws IOException {
        bytes.putLong(offset, bytes.getLong(offset) + change);
        Files.write(file, bytes.array());
    }

    private void write(int offset, int value) throws IOException {
        bytes.putInt(offset, value);
        Files.write(file, bytes.array());
    }

    private void assertRefused(String expected) {
        assertFails(
                RegistryException.class, () -> CountersView.open(file), expected, file.toString());
    }
}
