package io.tacho.stress.report;

/** Placeholder. */
public final class HtmlReport {
    private HtmlReport() {}

    /** Placeholder. */
    public static byte[] of(String title, byte[] json) {
        return json;
    }
}
