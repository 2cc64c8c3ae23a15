package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AppendOptionsTest {
    @Test
    void shouldSuitAWriterThreadOnlyWhenAProcessorIsLeftBesideTheLoad() {
        assertEquals(AppendMode.INLINE, AppendMode.suitedTo(3, 2));
        assertEquals(AppendMode.INLINE, AppendMode.suitedTo(2, 2));
        assertEquals(AppendMode.INLINE, AppendMode.suitedTo(1, 2));
        assertEquals(AppendMode.WRITER_THREAD, AppendMode.suitedTo(1, 3));
        assertEquals(AppendMode.INLINE, AppendMode.suitedTo(15, 16));
        assertEquals(AppendMode.WRITER_THREAD, AppendMode.suitedTo(14, 16));
        assertEquals(
                AppendMode.suitedTo(4, Runtime.getRuntime().availableProcessors()),
                JournalOptions.builder(Path.of("none"), 4).build().appending().mode());
    }

    @Test
    void shouldHaveTwoBatchesOrMore() {
        AppendOptions options = new AppendOptions(AppendMode.WRITER_THREAD, 1_000);

        assertEquals(10, options.batches(100));
        assertEquals(2, options.batches(501));
        assertEquals(2, options.batches(1_000_000));
    }

    @Test
    void shouldRefuseAPoolWhenItIsNoneOrTooLarge() {
        assertThrows(IllegalArgumentException.class, () -> new AppendOptions(AppendMode.INLINE, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new AppendOptions(AppendMode.INLINE, (1 << 30) + 1));
    }
}
