package io.tacho.stress.report;

/** Texts of others as parts of an HTML document in which they can only be texts. */
final class Markup {
    private Markup() {}

    /** As the content of an element. */
    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * As the content of a script element, which ends at {@code </script} and knows no entities. In
     * valid JSON these characters are nowhere but in strings, where an escape means the same.
     */
    static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
