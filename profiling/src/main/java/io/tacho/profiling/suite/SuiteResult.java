package io.tacho.profiling.suite;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * What a suite measured.
 *
 * @param benchmarks in the order in which they were asked for
 * @param raw JMH's own results of the same
 */
public record SuiteResult(List<Measured> benchmarks, List<RunResult> raw) {
    /**
     * In the format that JMH's own viewers read.
     *
     * @return JSON in UTF-8
     */
    public byte[] jmhJson() {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(json, true, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(raw);
        out.flush();
        return json.toByteArray();
    }
}
