package io.tacho.stress.report;

import io.tacho.stress.ResultJson;
import io.tacho.stress.document.Markup;
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

    private HtmlReport() {}

    /**
     * The whole page.
     *
     * @param data what it shows
     * @return in UTF-8
     */
    public static byte[] of(ReportData data) {
        String json = new String(ResultJson.write(data), StandardCharsets.UTF_8);
        return document(data.title(), json).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param title any text
     * @param data what the page shows, one JSON object; not checked
     */
    static String document(String title, String data) {
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
