package io.tacho.profiling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a page that the converter makes, with what its templates lack. */
final class PageText {
    /** What the names begin with in the converter's pages. */
    private static final Pattern NAMES = Pattern.compile("(?:const|let) cpool = \\[");

    private PageText() {}

    /** Writes a page. */
    @FunctionalInterface
    interface Dump {
        void to(OutputStream out) throws IOException;
    }

    /** What is written, as it is. */
    static String of(Dump dump) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        dump.to(out);
        return closed(out.toString(StandardCharsets.UTF_8));
    }

    /**
     * Names of threads and methods are texts in a script, which ends where any of them says so, and
     * does not end at all where one begins a comment and a script in it: the converter escapes only
     * what would end the text.
     */
    private static String closed(String page) {
        Matcher names = NAMES.matcher(page);
        int end = page.lastIndexOf("</script>");
        return !names.find() || end < names.start()
                ? page
                : page.substring(0, names.start())
                        + page.substring(names.start(), end)
                                .replace("</", "<\\/")
                                .replace("<!--", "<\\!--")
                        + page.substring(end);
    }

    /** The page, with its title also for the browser's tab, where the template has none. */
    static String titled(String page, String title) {
        return page.replace("<head>", head(title));
    }

    /** A flame graph's page with widths in the event's unit: the template calls all samples. */
    static String inUnits(String page, ProfileEvent event) {
        return page.replace("'1 sample'", "'1 " + event.unit() + "'")
                .replace("' samples'", "' " + event.units() + "'");
    }

    /** A page that says that there is nothing to show. */
    static String empty(String title) {
        return "<!DOCTYPE html>\n<html lang='en'>\n"
                + head(title)
                + "\n<meta charset='utf-8'>\n</head>\n<body style='font: 12px Verdana, sans-serif'>\n"
                + "<h1 style='font-size: 18px; font-weight: normal; text-align: center'>"
                + escaped(title)
                + "</h1>\n<p>There are no samples.</p>\n</body>\n</html>\n";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String head(String title) {
        return "<head><title>" + escaped(title) + "</title>";
    }
}
