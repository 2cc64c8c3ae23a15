package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of recordings of which every stack is known. */
final class DifferencePageTest {
    private static final Stacks BASE =
            new Stacks(List.of("main;kept 10", "main;shrunk 25", "main;gone 5"), 40);
    private static final Stacks NEW =
            new Stacks(List.of("main;kept 20", "main;shrunk 30", "main;come 30"), 80);

    @Test
    void shouldCompareSharesWhenTheRecordingsAreNotEquallyLong() throws IOException {
        List<String> differences = differences(page(DifferenceWidths.NEW));

        // kept is a quarter of both; shrunk would be 50 of 80 in the base.
        assertEquals(List.of("d=U", "d=0", "d=-20"), differences);
    }

    @Test
    void shouldDrawWhatIsGoneWhenTheWidthsAreTheBases() throws IOException {
        String page = page(DifferenceWidths.BASE);

        assertEquals(List.of("d=U", "d=0", "d=10"), differences(page));
        assertTrue(page.contains("is in the base only"), page);
    }

    @Test
    void shouldColourWiderInTheNewOneRedOnBothPages() throws IOException {
        String red = " ? 'rgb(255,' + v + ',' + v + ')'";

        assertTrue(page(DifferenceWidths.NEW).contains("return diff > 0" + red));
        assertTrue(page(DifferenceWidths.BASE).contains("return diff < 0" + red));
        assertTrue(
                page(DifferenceWidths.BASE).contains("(d < 0 ? ', +' : ', ') + -d + ' in itself'"));
    }

    @Test
    void shouldColourPalelyWhenTheGreatestDifferenceIsSmall() throws IOException {
        Stacks base = new Stacks(List.of("main;a 500", "main;b 500"), 1_000);
        Stacks current = new Stacks(List.of("main;a 501", "main;b 499"), 1_000);

        String page =
                new DifferencePage(ProfileEvent.CPU, DifferenceWidths.NEW, base, current)
                        .text("small");

        assertTrue(page.contains("const maxdiff = 50;"), "5 % of all");
    }

    @Test
    void shouldExplainItsOwnColoursAndTotals() throws IOException {
        String page = page(DifferenceWidths.NEW);

        assertTrue(page.contains("<h1>a &lt; b</h1>"), page);
        assertTrue(page.contains("base 40 samples, new 80 samples"), page);
        assertTrue(page.contains("is in the new one only"), page);
        assertFalse(page.contains("Java compiled"), "colours of another kind of graph");
    }

    @Test
    void shouldStillBeAPageWhenARecordingIsEmpty() throws IOException {
        Stacks none = new Stacks(List.of(), 0);

        String page =
                new DifferencePage(ProfileEvent.CPU, DifferenceWidths.NEW, none, NEW).text("all");

        assertTrue(page.contains("base 0 samples, new 80 samples"), page);
        assertTrue(page.contains("d=U"), page);
    }

    private static String page(DifferenceWidths widths) throws IOException {
        return new DifferencePage(ProfileEvent.CPU, widths, BASE, NEW).text("a < b");
    }

    /** How each frame differs from the one before, where it does; by the frames' names. */
    private static List<String> differences(String page) {
        return page.lines().filter(line -> line.startsWith("d=")).toList();
    }
}
