package io.tacho.stress.report;

import io.tacho.stress.document.Document;
import io.tacho.stress.document.HtmlWriter;
import io.tacho.stress.document.Markup;
import java.nio.charset.StandardCharsets;

/**
 * The report of a suite as one HTML document for a browser without a network: it has no script, and
 * its policy allows none, nor anything from elsewhere. Any thread.
 */
public final class BenchHtml {
    private BenchHtml() {}

    /**
     * All of it.
     *
     * @param report of a suite
     * @return UTF-8
     */
    public static byte[] whole(BenchReport report) {
        Document document = report.whole();
        String style = new ReportAssets().benchStyle();
        String policy = new SecurityPolicy().allowStyle(style).toString();
        String page =
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content="%s"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="referrer" content="no-referrer"/>
                <title>%s</title>
                <link rel="icon" href="data:,"/>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """
                        .formatted(
                                Markup.attribute(policy),
                                Markup.text(document.title()),
                                style,
                                HtmlWriter.write(document));
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
