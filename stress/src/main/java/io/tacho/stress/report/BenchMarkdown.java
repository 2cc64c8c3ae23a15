package io.tacho.stress.report;

import io.tacho.profiling.suite.Part;
import io.tacho.stress.document.Document;
import io.tacho.stress.document.MarkdownWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The report of a suite as GitHub Flavored Markdown. Any thread. */
public final class BenchMarkdown {
    private BenchMarkdown() {}

    /**
     * All of it.
     *
     * @param report of a suite
     * @return UTF-8
     */
    public static byte[] whole(BenchReport report) {
        return bytes(report.whole());
    }

    /**
     * A summary, and a document for each part, which refer to one another.
     *
     * @param report of a suite
     * @return UTF-8 by the names of the files
     */
    public static Map<String, byte[]> documents(BenchReport report) {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put(BenchReport.SUMMARY + ".md", bytes(report.summary()));
        for (Part part : Part.values()) {
            documents.put(BenchReport.name(part) + ".md", bytes(report.part(part)));
        }
        return documents;
    }

    private static byte[] bytes(Document document) {
        return MarkdownWriter.write(document).getBytes(StandardCharsets.UTF_8);
    }
}
