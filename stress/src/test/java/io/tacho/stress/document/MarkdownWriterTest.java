package io.tacho.stress.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownWriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            textBlock =
                    """
                    <script>alert(1)</script> ! &lt;script>alert(1)&lt;/script>
                    P99 < 10 us ! P99 < 10 us
                    a | b ! a \\| b
                    `code` ! \\`code\\`
                    *bold* ~gone~ $x$ ! \\*bold\\* \\~gone\\~ \\$x\\$
                    [a](b) ! \\[a\\](b)
                    snake_case _so_ ! snake_case \\_so\\_
                    &amp; & ! &amp;amp; &amp;
                    # one ! \\# one
                    - one ! \\- one
                    1. one ! 1\\. one
                    """)
    void shouldKeepATextATextWhateverItSays(String text, String expected) {
        assertEquals(expected, paragraph(Text.of(text)));
    }

    @Test
    void shouldStayOnOneLineWhenATextHasSeveral() {
        assertEquals("a # b", paragraph(Text.of("a\n\n# b")));
    }

    @Test
    void shouldFenceCodeWithMoreTicksThanItHas() {
        assertEquals("``a`b``", paragraph(Text.code("a`b")));
        assertEquals("``` ``a`` ```", paragraph(Text.code("``a``")));
    }

    @Test
    void shouldHaveAsManyCellsAsColumnsWhenTextsHavePipesAndLines() {
        Table table =
                Table.captioned("")
                        .words("na|me")
                        .numbers("value")
                        .band("all | of them")
                        .row(Text.code("a|b"), Text.lines(List.of(Text.of("1|2"), Text.of("3"))))
                        .build();

        assertEquals(
                """
                # t

                | na\\|me | value |
                | --- | ---: |
                | **all \\| of them** | |
                | `a\\|b` | 1\\|2<br>3 |
                """,
                MarkdownWriter.write(new Document("t", Text.NONE, List.of(table))));
    }

    @Test
    void shouldShowTheNumbersOfAFigure() {
        Figure figure =
                new Figure(
                        "drawn",
                        List.of(),
                        new Svg(10),
                        List.of(),
                        List.of(new Block.Paragraph("12.3 ns")));

        String written = MarkdownWriter.write(new Document("t", Text.NONE, List.of(figure)));

        assertEquals("# t\n\n12.3 ns\n", written);
        assertFalse(written.contains("svg"));
    }

    private static String paragraph(Text text) {
        return MarkdownWriter.write(
                        new Document("t", Text.NONE, List.of(new Block.Paragraph(text))))
                .replaceFirst("^# t\n\n", "")
                .strip();
    }
}
