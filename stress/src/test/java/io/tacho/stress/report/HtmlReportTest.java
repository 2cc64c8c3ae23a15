package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern POLICY =
            Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);

    private static final Pattern ELEMENT = Pattern.compile("<[a-z!/]", Pattern.CASE_INSENSITIVE);

    /** What a document may load from elsewhere with. */
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\b(?:src|href|action|srcset|poster|data)\\s*=\\s*\"(?!data:,\")"
                            + "|@import|url\\(|\\bfetch\\(|XMLHttpRequest|WebSocket|EventSource"
                            + "|\\bimport\\s*\\(|\\binnerHTML|insertAdjacentHTML|document\\.write",
                    Pattern.CASE_INSENSITIVE);

    @Test
    void shouldReferToNothingElseWhenWritten() {
        assertEquals(List.of(), all(REFERENCE, HtmlReport.document("a run", "{}"), 0));
    }

    @Test
    void shouldAllowWhatIsInItAndNothingElse() {
        String document = HtmlReport.document("a run", "{}");

        assertEquals(
                "default-src 'none'; style-src "
                        + hashes(all(STYLE, document, 1))
                        + "; script-src "
                        + hashes(all(SCRIPT, document, 1))
                        + "; img-src data:; base-uri 'none'; form-action 'none'",
                only(POLICY, document));
    }

    @Test
    void shouldHaveTheChartsBesideTheirLicence() {
        String charts = all(SCRIPT, HtmlReport.document("a run", "{}"), 1).get(0);

        assertTrue(charts.contains("The MIT License"));
        assertTrue(charts.contains("var uPlot="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>&lt;&amp;",
                "\u2028\u2029",
                "{{script}} $1 \\1",
                "\" \\ \u0000 \uD83D\uDE00 \u202E"
            })
    void shouldKeepANameATextWhateverItSays(String name) throws IOException {
        JsonNode data = MAPPER.valueToTree(Map.of("components", List.of(Map.of(name, name))));
        String written = only(DATA, HtmlReport.document("a run", data.toString()));

        assertEquals(data, MAPPER.readTree(written));
        assertFalse(Pattern.compile("[<>&\u2028\u2029]").matcher(written).find(), written);
    }

    @Test
    void shouldHaveNoMoreElementsWhenANameIsMarkup() {
        String harmless = HtmlReport.document("a run", "{\"title\":\"a\"}");
        String hostile =
                HtmlReport.document("</title><script>", "{\"title\":\"</script><img src=x>\"}");

        assertEquals(all(ELEMENT, harmless, 0), all(ELEMENT, hostile, 0));
    }

    @Test
    void shouldEscapeTheTitle() {
        assertEquals(
                "&lt;/title&gt;&lt;b&gt; &amp;amp; {{data}} $0",
                only(TITLE, HtmlReport.document("</title><b> &amp; {{data}} $0", "{}")));
    }

    private static String only(Pattern pattern, String document) {
        List<String> found = all(pattern, document, 1);
        assertEquals(1, found.size());
        return found.get(0);
    }

    private static List<String> all(Pattern pattern, String document, int group) {
        Stream<MatchResult> found = pattern.matcher(document).results();
        return found.map(match -> match.group(group)).toList();
    }

    private static String hashes(List<String> contents) {
        return String.join(" ", contents.stream().map(HtmlReportTest::hash).toList());
    }

    private static String hash(String content) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
