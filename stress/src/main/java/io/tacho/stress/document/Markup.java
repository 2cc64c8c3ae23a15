package io.tacho.stress.document;

/** Texts of others as parts of an HTML document in which they can only be texts. */
public final class Markup {
    private Markup() {}

    /**
     * As the content of an element.
     *
     * @param text any
     * @return the same without markup
     */
    public static String text(String text) {
        return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * As the value of an attribute in double quotes.
     *
     * @param text any
     * @return the same without markup
     */
    public static String attribute(String text) {
        return text(text).replace("\"", "&quot;");
    }

    /**
     * As the content of a script element, which ends at {@code </script} and knows no entities. In
     * valid JSON these characters are nowhere but in strings, where an escape means the same.
     *
     * @param json valid JSON
     * @return JSON of the same value
     */
    public static String json(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** HTML has no way to write most control characters, XML none at all. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
