package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page, read back with a parser that forgives nothing. */
class BenchHtmlTest {
    private static final BenchFile SUITE = new SyntheticSuite().whole(7);

    @Test
    void shouldRunNoScriptAndLoadNothing() throws Exception {
        Document page = page(SUITE);
        String style = elements(page, "style").get(0).getTextContent();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(), elements(page, "script"));
        assertEquals(
                "default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; script-src 'none'; img-src data:; base-uri 'none'; form-action 'none'",
                elements(page, "meta").stream()
                        .filter(
                                meta ->
                                        meta.getAttribute("http-equiv")
                                                .equals("Content-Security-Policy"))
                        .map(meta -> meta.getAttribute("content"))
                        .findFirst()
                        .orElse(""));
        for (Element each : elements(page, "*")) {
            assertFalse(each.hasAttribute("style"), each.getTagName());
            assertFalse(each.hasAttribute("src"), each.getTagName());
        }
        for (Element each : elements(page, "a")) {
            assertTrue(
                    each.getAttribute("href").matches("#h\\d+|bench\\.json"),
                    each.getAttribute("href"));
        }
    }

    @Test
    void shouldHaveAHeadingForEveryEntryOfItsContents() throws Exception {
        Document page = page(SUITE);
        List<Element> entries = elements((Element) page.getElementsByTagName("nav").item(0), "a");

        assertTrue(entries.size() > 5);
        for (Element entry : entries) {
            String id = entry.getAttribute("href").substring(1);
            assertEquals(
                    List.of(entry.getTextContent()),
                    elements(page, "h2").stream()
                            .filter(heading -> heading.getAttribute("id").equals(id))
                            .map(Element::getTextContent)
                            .toList());
        }
    }

    @Test
    void shouldDrawFiguresThatAreAsWideAsTheirPlace() throws Exception {
        List<Element> drawings = elements(page(SUITE), "svg");

        assertTrue(drawings.size() > 2 * SUITE.benchmarks().size());
        for (Element drawing : drawings) {
            assertEquals("100%", drawing.getAttribute("width"));
            for (Element shape : elements(drawing, "*")) {
                for (String across : List.of("x", "x1", "x2", "cx", "width")) {
                    String value = shape.getAttribute(across);
                    assertTrue(value.isEmpty() || isWithin(value), () -> across + "=" + value);
                }
            }
        }
    }

    private static boolean isWithin(String value) {
        double share = Double.parseDouble(value.replace("%", ""));
        return value.endsWith("%") && share >= 0 && share <= 100;
    }

    @Test
    void shouldShowEachForkThatCounts() throws Exception {
        Measured measured =
                SyntheticSuite.steady(
                        SyntheticSuite.spec("a", Group.STRESS, new Target(Target.Figure.BYTES, 1)),
                        5,
                        100,
                        101,
                        102);
        Document page = page(SyntheticSuite.file(3, List.of(measured)));
        Element forks = elements(page, "figure").get(1);
        Element strip =
                elements(forks, "div").stream()
                        .filter(each -> each.getAttribute("class").equals("strip"))
                        .findFirst()
                        .orElseThrow();

        assertEquals(3, elements(strip, "circle").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a|b`c`",
                "\"><img src=x onerror=alert(1)>",
                "]]>&lt;&amp;",
                "\u0000\u0007\uD83D\uDE00"
            })
    void shouldKeepANameATextWhateverItSays(String name) throws Exception {
        Document harmless = page(named("harmless"));
        Document hostile = page(named(name));

        assertEquals(
                elements(harmless, "*").stream().map(Element::getTagName).toList(),
                elements(hostile, "*").stream().map(Element::getTagName).toList());
        String shown = name.replace('\u0000', '\uFFFD').replace('\u0007', '\uFFFD');
        assertTrue(
                elements(hostile, "code").stream()
                        .anyMatch(code -> code.getTextContent().equals(shown)));
    }

    private static BenchFile named(String name) {
        Measured measured =
                SyntheticSuite.steady(
                        SyntheticSuite.spec(name, Group.DIRECT, Target.p99(1)), 5, 100, 101);
        return SyntheticSuite.file(2, List.of(measured));
    }

    private static Document page(BenchFile file) throws Exception {
        byte[] page =
                BenchHtml.whole(
                        new BenchReport(file, null, new Artifacts("", Set.of("bench.json"))));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page));
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getDocumentElement(), name);
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
