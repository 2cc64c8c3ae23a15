package io.tacho.stress.document;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A document as GitHub Flavored Markdown. Figures are shown by their numbers. */
public final class MarkdownWriter implements BlockVisitor {
    private final StringBuilder out = new StringBuilder();

    private MarkdownWriter() {}

    /**
     * Writes.
     *
     * @param document to be shown
     * @return Markdown
     */
    public static String write(Document document) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.block("# " + MarkdownText.escaped(document.title()));
        writer.block(MarkdownText.of(document.about()));
        document.blocks().forEach(block -> block.accept(writer));
        return writer.out.toString();
    }

    @Override
    public void heading(Block.Heading heading) {
        block("#".repeat(heading.level()) + " " + MarkdownText.escaped(heading.text()));
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        block(MarkdownText.of(paragraph.text()));
    }

    @Override
    public void bullets(Block.Bullets bullets) {
        block(
                bullets.items().stream()
                        .map(item -> "- " + MarkdownText.of(item))
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public void fold(Block.Fold fold) {
        block("**" + MarkdownText.escaped(fold.title()) + "**");
        fold.content().forEach(each -> each.accept(this));
    }

    @Override
    public void figure(Figure figure) {
        figure.data().forEach(each -> each.accept(this));
    }

    @Override
    public void table(Table table) {
        if (!table.caption().isEmpty()) {
            block("*" + MarkdownText.escaped(table.caption()) + "*");
        }
        StringBuilder lines = new StringBuilder();
        lines.append(
                line(
                        table.columns().stream()
                                .map(column -> MarkdownText.escaped(column.title()))
                                .toList()));
        lines.append(
                line(
                        table.columns().stream()
                                .map(column -> column.numbers() ? "---:" : "---")
                                .toList()));
        for (Table.Row row : table.rows()) {
            lines.append(row.band() ? band(row, table.columns().size()) : line(cells(row)));
        }
        block(lines.toString().stripTrailing());
    }

    private static List<String> cells(Table.Row row) {
        return row.cells().stream().map(MarkdownText::cell).toList();
    }

    private static String band(Table.Row row, int columns) {
        return "| **"
                + MarkdownText.cell(row.cells().get(0))
                + "** |"
                + String.join("", Collections.nCopies(columns - 1, " |"))
                + "\n";
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private void block(String text) {
        if (!text.isEmpty()) {
            out.append(out.length() == 0 ? "" : "\n").append(text).append('\n');
        }
    }
}
