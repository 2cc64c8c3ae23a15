package io.tacho.stress.report;

import io.tacho.stress.ResultJson;
import io.tacho.stress.document.Markup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The analysis of a run as one HTML document, for a browser without a network: styles, scripts and
 * data are in it, and its policy forbids it to load or to run anything else. What names of
 * components or messages say is data to the page, never markup. Any thread; allocates several times
 * the size of the document.
 */
public final class HtmlReport {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String title;
    private final String data;

    /**
     * Of an analysis.
     *
     * @param title of the document, any text
     * @param json what the page shows, one JSON object in UTF-8; not checked
     */
    public HtmlReport(String title, byte[] json) {
        this.title = title;
        data = new String(json, StandardCharsets.UTF_8);
    }

    /**
     * The whole page.
     *
     * @param data what it shows
     * @return in UTF-8
     */
    public static byte[] of(ReportData data) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        try {
            new HtmlReport(data.title(), ResultJson.write(data)).writeTo(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toByteArray();
    }

    /**
     * Writes the document in UTF-8.
     *
     * @param out stays open
     * @throws IOException if it can't be written to
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(document().getBytes(StandardCharsets.UTF_8));
    }

    private String document() {
        ReportAssets assets = new ReportAssets();
        String chartStyle = assets.chartStyle();
        String style = assets.style();
        String chartScript = assets.chartScript();
        String script = assets.script();
        SecurityPolicy policy =
                new SecurityPolicy()
                        .allowStyle(chartStyle)
                        .allowStyle(style)
                        .allowScript(chartScript)
                        .allowScript(script);
        return filled(
                assets.page(),
                Map.of(
                        "policy", policy.toString(),
                        "title", Markup.text(title),
                        "chartStyle", chartStyle,
                        "style", style,
                        "data", Markup.json(data),
                        "chartScript", chartScript,
                        "script", script));
    }

    /** In one pass, so that a text that looks like a place stays a text. */
    private static String filled(String page, Map<String, String> values) {
        return PLACE.matcher(page)
                .replaceAll(place -> Matcher.quoteReplacement(valueOf(place.group(1), values)));
    }

    private static String valueOf(String place, Map<String, String> values) {
        String value = values.get(place);
        if (value == null) {
            throw new IllegalStateException("the report's page has no value for " + place);
        }
        return value;
    }
}
