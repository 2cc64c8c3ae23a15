package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages made of a recording of allocation. */
final class FlameGraphsTest {
    @TempDir private Path folder;

    @Test
    void shouldReturnNoSamplesWhenTheEventWasNotRecorded() throws IOException {
        Path jfr = recording();

        for (ProfileEvent event : Set.of(ProfileEvent.CPU, ProfileEvent.WALL, ProfileEvent.LOCK)) {
            assertEquals(0, FlameGraphs.render(jfr, event, html(), "none"), event.label());
        }
        assertTrue(FlameGraphs.render(jfr, ProfileEvent.ALLOC, html(), "some") > 0);
    }

    @Test
    void shouldShowTheTitleAsTextWhenItLooksLikeMarkup() throws IOException {
        FlameGraphs.render(recording(), ProfileEvent.ALLOC, html(), "a < b & <script>c</script>");

        String page = Files.readString(html());
        assertTrue(page.contains("<h1>a &lt; b &amp; &lt;script&gt;c&lt;/script&gt;</h1>"), page);
    }

    @Test
    void shouldMeasureWidthInBytesWhenAllocationIsDrawn() throws IOException {
        long samples = FlameGraphs.render(recording(), ProfileEvent.ALLOC, html(), "bytes");

        String page = Files.readString(html());
        assertTrue(page.contains("' bytes'"), "unit");
        assertFalse(page.contains("' samples'"), "unit of the template");
        long bytes =
                FlameGraphPage.stacks(html())
                        .lines()
                        .mapToLong(
                                line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
        assertTrue(bytes > samples * 100_000, bytes + " bytes of " + samples + " samples");
    }

    @Test
    void shouldNameTheRecordingWhenItIsNone() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jfr"), "x".repeat(1_000));

        assertUnreadable(text);
        assertUnreadable(folder.resolve("missing.jfr"));
        assertUnreadable(Files.createFile(folder.resolve("empty.jfr")));
    }

    @Test
    void shouldNameTheRecordingWhenItWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(recording());
        Path cut = folder.resolve("cut.jfr");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));

        assertUnreadable(cut);
    }

    @Test
    void shouldNameThePageWhenItCannotBeWritten() throws IOException {
        Path jfr = recording();
        Path nowhere = folder.resolve("missing/page.html");

        String message =
                Refusal.of(() -> FlameGraphs.render(jfr, ProfileEvent.ALLOC, nowhere, "none"));

        assertTrue(message.contains("can't write the flame graph " + nowhere), "message");
    }

    private Path recording() {
        Path jfr = folder.resolve("alloc.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.ALLOC), jfr)) {
            new Workload().allocate(session);
        }
        return jfr;
    }

    private Path html() {
        return folder.resolve("page.html");
    }

    private void assertUnreadable(Path jfr) {
        String message =
                Refusal.of(() -> FlameGraphs.render(jfr, ProfileEvent.ALLOC, html(), "none"));
        assertTrue(message.contains("can't read " + jfr), message);
        assertFalse(Files.exists(html()), "no page of a recording that can't be read");
    }
}
