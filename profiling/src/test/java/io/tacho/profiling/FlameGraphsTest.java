package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

    /** Where a comment begins with a script in it, the end of that script is not the page's. */
    @Test
    void shouldEndWhereTheScriptEndsWhateverAThreadIsCalled() throws IOException {
        Thread thread = Thread.currentThread();
        String name = thread.getName();
        thread.setName("</script><!--<script>'\"\\");
        try {
            FlameGraphs.render(recording(), ProfileEvent.ALLOC, html(), "names");
        } finally {
            thread.setName(name);
        }

        String page = Files.readString(html());
        assertTrue(page.contains("--<script>\\'"), "the thread's name");
        String names = page.substring(page.indexOf("cpool = ["));
        assertEquals(names.lastIndexOf("</script>"), names.indexOf("</script>"), "ends");
        assertFalse(names.contains("<!--"), "a comment");
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
    void shouldDrawAHeatMapWithAHeadingWhenThereAreSamples() throws IOException {
        Path jfr = recording();

        long samples = FlameGraphs.heatMap(jfr, ProfileEvent.ALLOC, html(), "a < b");

        assertEquals(FlameGraphs.render(jfr, ProfileEvent.ALLOC, other(), "same"), samples);
        String page = Files.readString(html());
        assertTrue(page.contains("<h1 id=\"title\">a &lt; b</h1>"), "heading");
        assertFalse(page.contains("getElementById(\"title\").style"), "heading taken away");
        assertTrue(page.contains("allocatingMethod"), "names");
        assertFalse(page.contains(" src="), "something from elsewhere");
    }

    @Test
    void shouldSaySoWhenAHeatMapHasNoSamples() throws IOException {
        assertEquals(0, FlameGraphs.heatMap(recording(), ProfileEvent.LOCK, html(), "a < b"));

        String page = Files.readString(html());
        assertTrue(page.contains("a &lt; b</h1>"), page);
        assertTrue(page.contains("There are no samples."), page);
    }

    @Test
    void shouldFindNoDifferenceWhenARecordingIsComparedWithItself() throws IOException {
        Path jfr = recording();

        long samples =
                FlameGraphs.difference(
                        jfr, jfr, ProfileEvent.ALLOC, DifferenceWidths.NEW, html(), "same");

        assertEquals(FlameGraphs.render(jfr, ProfileEvent.ALLOC, other(), "same"), samples);
        String page = Files.readString(html());
        assertTrue(FlameGraphPage.stacks(html()).contains("allocatingMethod"), "names");
        assertTrue(page.contains("' bytes'"), "unit");
        assertFalse(FlameGraphPage.stacks(html()).contains("tid="), "threads");
        assertTrue(page.lines().noneMatch(line -> line.matches("d=-?[1-9U].*")), "differences");
    }

    @Test
    void shouldNameTheRecordingOfTheTwoThatIsNone() throws IOException {
        Path jfr = recording();
        Path text = Files.writeString(folder.resolve("text.jfr"), "x".repeat(1_000));

        for (List<Path> pair : List.of(List.of(jfr, text), List.of(text, jfr))) {
            String message =
                    Refusal.of(
                            () ->
                                    FlameGraphs.difference(
                                            pair.get(0),
                                            pair.get(1),
                                            ProfileEvent.ALLOC,
                                            DifferenceWidths.BASE,
                                            html(),
                                            "none"));
            assertTrue(message.contains("can't read " + text), message);
        }
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

        assertTrue(message.contains("can't write the page " + nowhere), "message");
    }

    private Path recording() {
        Path jfr = folder.resolve("alloc.jfr");
        try (ProfilerSession session = ProfilerSession.start(Set.of(ProfileEvent.ALLOC), jfr)) {
            new Workload().allocate(session);
        }
        return jfr;
    }

    private Path other() {
        return folder.resolve("other.html");
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
