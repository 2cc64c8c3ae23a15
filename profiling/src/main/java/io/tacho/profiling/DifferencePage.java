package io.tacho.profiling;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import one.convert.Arguments;
import one.convert.FlameGraph;

/**
 * A differential flame graph, after Brendan Gregg: the stacks of one recording, coloured by how
 * much each frame's own width (without what it calls) differs from the other recording's. That one
 * is scaled to the same total first, since two recordings are hardly ever equally long. Red means
 * the same on both pages of a pair: wider in the new recording.
 *
 * @param event what both have recorded
 * @param widths whose stacks are drawn
 * @param base what is compared with
 * @param current what is compared
 */
record DifferencePage(ProfileEvent event, DifferenceWidths widths, Stacks base, Stacks current) {
    /** A colour is full from this share of the total on, lest small differences look like great. */
    private static final long FULL_COLOUR = 20;

    private static final String NEW_ONLY = "#ffdd33";
    private static final String BASE_ONLY = "#66ddcc";
    private static final String FRAME_TYPES = "<dl class='frames'>";
    private static final String HOT_KEYS = "<dl class='hotkeys'>";
    private static final String CANVAS = "<canvas id='canvas'>";
    private static final Pattern GREATEST = Pattern.compile("const maxdiff = (\\d+);");

    String text(String title) throws IOException {
        Stacks drawn = inNew() ? current : base;
        Stacks other = inNew() ? base : current;
        Arguments arguments = FlameGraphs.arguments(event, "html", "--inverted");
        arguments.title = PageText.escaped(title);
        FlameGraph graph = drawn.graph(arguments);
        graph.diff(other.scaledTo(drawn.total()).graph(arguments));
        String page = PageText.titled(PageText.inUnits(PageText.of(graph::dump), event), title);
        return explained(shaded(inNew() ? page : turned(page), drawn.total() / FULL_COLOUR));
    }

    private boolean inNew() {
        return widths == DifferenceWidths.NEW;
    }

    /** The template takes what is drawn for the new one. */
    private static String turned(String page) {
        return page.replace(NEW_ONLY, BASE_ONLY)
                .replace("return diff > 0 ?", "return diff < 0 ?")
                .replace("(d > 0 ? ', +' : ', ') + d", "(d < 0 ? ', +' : ', ') + -d");
    }

    /** With full colour for the greatest difference, but for none below a limit. */
    private static String shaded(String page, long least) {
        return GREATEST.matcher(page)
                .replaceFirst(
                        greatest ->
                                String.format(
                                        Locale.ROOT,
                                        "const maxdiff = %d;",
                                        Math.max(least, Long.parseLong(greatest.group(1)))));
    }

    /** With a legend of these colours instead of that of the frames' types. */
    private String explained(String page) {
        int from = page.indexOf(FRAME_TYPES);
        int to = page.indexOf(HOT_KEYS);
        return (page.substring(0, from) + page.substring(to))
                .replace(CANVAS, legend() + CANVAS)
                .replace("+ d : '')", "+ d + ' in itself' : '')")
                .replace("+ -d : '')", "+ -d + ' in itself' : '')");
    }

    private String legend() {
        return String.format(
                Locale.ROOT,
                "<div style='clear: both; padding: 4px; text-align: center'>drawn with the widths of"
                        + " the %s; base %,d %s, new %,d %s, compared by share. A frame itself,"
                        + " without what it calls, has in the new one:%s%s%s%s</div>%n",
                inNew() ? "new recording" : "base",
                base.total(),
                event.units(),
                current.total(),
                event.units(),
                swatch("#ff8080", "more"),
                swatch("#8080ff", "less"),
                swatch("#e0e0e0", "as much"),
                inNew()
                        ? swatch(NEW_ONLY, "is in the new one only")
                        : swatch(BASE_ONLY, "is in the base only"));
    }

    private static String swatch(String colour, String meaning) {
        return " <span style='background: %s; color: #000000'>&nbsp;%s&nbsp;</span>"
                .formatted(colour, meaning);
    }
}
