package io.tacho.stress.cli;

import io.tacho.stress.report.HtmlReport;
import io.tacho.stress.report.ReportData;
import io.tacho.stress.run.ResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.ITypeConverter;

/** What an analysis is also written as. */
enum AnalysisFormat {
    /** The analysis. */
    JSON {
        @Override
        byte[] content(ReportData data) {
            return ResultJson.write(data.analysis());
        }
    },
    /** A page for a browser. */
    HTML {
        @Override
        byte[] content(ReportData data) {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            try {
                new HtmlReport(data.title(), ResultJson.write(data)).writeTo(page);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return page.toByteArray();
        }
    };

    abstract byte[] content(ReportData data);

    /** Only the page shows what happened when. */
    boolean needsTimeline() {
        return this == HTML;
    }

    /** For the option {@code --out}. */
    static final class Converter implements ITypeConverter<OutputFile<AnalysisFormat>> {
        Converter() {}

        @Override
        public OutputFile<AnalysisFormat> convert(String text) {
            return OutputFile.parse(text, AnalysisFormat.class);
        }
    }
}
