package io.tacho.stress.document;

import java.util.List;

/**
 * The body of a document as HTML that is XML too. Has neither styles nor scripts: classes only, for
 * the style sheet of the page that it is put into.
 */
public final class HtmlWriter implements BlockVisitor {
    private static final int CONTENTS_LEVEL = 2;

    private final StringBuilder out = new StringBuilder();
    private int headings;

    private HtmlWriter() {}

    /**
     * Writes.
     *
     * @param document to be shown
     * @return content of a body element
     */
    public static String write(Document document) {
        HtmlWriter writer = new HtmlWriter();
        writer.out.append("<header>\n<h1>").append(Markup.text(document.title())).append("</h1>\n");
        writer.element("p", " class=\"about\"", HtmlText.of(document.about()));
        writer.out.append("</header>\n");
        writer.contents(document.blocks());
        writer.out.append("<main>\n");
        document.blocks().forEach(block -> block.accept(writer));
        writer.out.append("</main>\n");
        return writer.out.toString();
    }

    private void contents(List<Block> blocks) {
        out.append("<nav aria-label=\"Contents\">\n");
        int number = 0;
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                number++;
                if (heading.level() == CONTENTS_LEVEL) {
                    element("a", " href=\"#h" + number + "\"", Markup.text(heading.text()));
                }
            }
        }
        out.append("</nav>\n");
    }

    @Override
    public void heading(Block.Heading heading) {
        headings++;
        element("h" + heading.level(), " id=\"h" + headings + "\"", Markup.text(heading.text()));
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        element(
                "p",
                paragraph.tone() == Tone.NEUTRAL
                        ? ""
                        : " class=\"banner " + paragraph.tone().label() + "\"",
                HtmlText.of(paragraph.text()));
    }

    @Override
    public void bullets(Block.Bullets bullets) {
        out.append("<ul>\n");
        bullets.items().forEach(item -> element("li", "", HtmlText.of(item)));
        out.append("</ul>\n");
    }

    @Override
    public void fold(Block.Fold fold) {
        out.append("<details>\n");
        element("summary", "", Markup.text(fold.title()));
        fold.content().forEach(each -> each.accept(this));
        out.append("</details>\n");
    }

    @Override
    public void table(Table table) {
        out.append("<div class=\"scroller\" tabindex=\"0\">\n<table>\n");
        if (!table.caption().isEmpty()) {
            element("caption", "", Markup.text(table.caption()));
        }
        out.append("<thead><tr>\n");
        for (Table.Column column : table.columns()) {
            element("th", " scope=\"col\"" + numbers(column), Markup.text(column.title()));
        }
        out.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach(row -> row(row, table.columns()));
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Table.Row row, List<Table.Column> columns) {
        out.append("<tr>\n");
        if (row.band()) {
            element(
                    "th",
                    " class=\"band\" scope=\"rowgroup\" colspan=\"" + columns.size() + "\"",
                    HtmlText.of(row.cells().get(0)));
        } else {
            for (int i = 0; i < columns.size(); i++) {
                element(
                        i == 0 ? "th" : "td",
                        (i == 0 ? " scope=\"row\"" : "") + numbers(columns.get(i)),
                        HtmlText.of(row.cells().get(i)));
            }
        }
        out.append("</tr>\n");
    }

    private static String numbers(Table.Column column) {
        return column.numbers() ? " class=\"number\"" : "";
    }

    @Override
    public void figure(Figure figure) {
        out.append("<figure>\n");
        element("figcaption", "", Markup.text(figure.caption()));
        out.append("<p class=\"legend\">\n");
        for (Figure.Key key : figure.keys()) {
            element(
                    "span",
                    " class=\"key\"",
                    "<span class=\"sample\">"
                            + key.mark().element()
                            + "</span>"
                            + Markup.text(key.meaning()));
        }
        out.append("</p>\n<div class=\"strips\">\n");
        strip(new Figure.Strip(Text.NONE, Text.NONE, figure.axis()), "strip axis");
        figure.strips().forEach(strip -> strip(strip, "strip"));
        out.append("</div>\n");
        if (!figure.data().isEmpty()) {
            fold(new Block.Fold("The same in numbers", figure.data()));
        }
        out.append("</figure>\n");
    }

    private void strip(Figure.Strip strip, String style) {
        out.append("<div class=\"").append(style).append("\">\n");
        element("div", " class=\"strip-label\"", HtmlText.of(strip.label()));
        element("div", " class=\"drawing\"", strip.drawing().element());
        element("div", " class=\"strip-note\"", HtmlText.of(strip.note()));
        out.append("</div>\n");
    }

    private void element(String name, String attributes, String content) {
        out.append('<')
                .append(name)
                .append(attributes)
                .append('>')
                .append(content)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
