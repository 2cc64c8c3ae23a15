package io.tacho.stress.cli;

import io.tacho.stress.ResultJson;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.report.HtmlReport;
import io.tacho.stress.report.ReportData;
import picocli.CommandLine.ITypeConverter;

/** What an analysis is also written as. */
enum AnalysisFormat {
    /** The analysis. */
    JSON {
        @Override
        byte[] content(Analysis analysis, ReportData data) {
            return ResultJson.write(analysis);
        }
    },
    /** A page for a browser. */
    HTML {
        @Override
        byte[] content(Analysis analysis, ReportData data) {
            return HtmlReport.of(data);
        }
    };

    abstract byte[] content(Analysis analysis, ReportData data);

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
