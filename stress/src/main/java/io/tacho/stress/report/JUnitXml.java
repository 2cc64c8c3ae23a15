package io.tacho.stress.report;

import io.tacho.stress.run.RunCheck;
import io.tacho.stress.run.RunResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What was asked of a run as the XML that build servers read as test results: a case for each
 * threshold, one for lost messages and one for the scenario's checks.
 */
final class JUnitXml {
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private JUnitXml() {}

    static byte[] of(RunResult result) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, UTF_8);
            xml.writeStartDocument(UTF_8, "1.0");
            suite(xml, result, RunCheck.of(result));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML that can't be written to memory", e);
        }
        return out.toByteArray();
    }

    /** XML 1.0 has no way to write most control characters, nor half a pair of surrogates. */
    private static String writable(String text) {
        return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static void suite(XMLStreamWriter xml, RunResult result, List<RunCheck> cases)
            throws XMLStreamException {
        String seconds = String.format(Locale.ROOT, "%.3f", result.durationNanos() / 1e9);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "stress run " + result.scenario());
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(cases.stream().filter(each -> each.failure() != null).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds);
        for (RunCheck each : cases) {
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "stress." + result.scenario());
            xml.writeAttribute("name", writable(each.name()));
            xml.writeAttribute("time", seconds);
            String failure = each.failure();
            if (failure != null) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", writable(failure));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
