package io.tacho.stress.document;

/** Texts as content of an HTML element. */
final class HtmlText implements SpanVisitor {
    private final StringBuilder out = new StringBuilder();

    private HtmlText() {}

    static String of(Text text) {
        HtmlText html = new HtmlText();
        text.accept(html);
        return html.out.toString();
    }

    @Override
    public void plain(String text) {
        out.append(Markup.text(text));
    }

    @Override
    public void code(String text) {
        out.append("<code>").append(Markup.text(text)).append("</code>");
    }

    @Override
    public void strong(String text) {
        out.append("<strong>").append(Markup.text(text)).append("</strong>");
    }

    @Override
    public void note(String text) {
        out.append("<small>").append(Markup.text(text)).append("</small>");
    }

    @Override
    public void link(String text, String target) {
        out.append("<a href=\"")
                .append(Markup.attribute(target))
                .append("\">")
                .append(Markup.text(text))
                .append("</a>");
    }

    @Override
    public void mark(Tone tone, String text) {
        out.append("<span class=\"mark ")
                .append(tone.label())
                .append("\">")
                .append(Markup.text(text))
                .append("</span>");
    }

    @Override
    public void lineBreak() {
        out.append("<br/>");
    }
}
