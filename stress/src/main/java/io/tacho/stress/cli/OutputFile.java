package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import io.tacho.stress.report.HtmlReport;
import io.tacho.stress.report.ReportData;
import io.tacho.stress.run.ResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that an analysis is also written to.
 *
 * @param format of it
 * @param file where to
 */
record OutputFile(Format format, Path file) {
    /** What is written. */
    enum Format {
        JSON,
        HTML
    }

    boolean needsTimeline() {
        return format == Format.HTML;
    }

    void write(ReportData data) {
        try {
            WholeFile.write(file.toAbsolutePath(), content(data));
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "--out: " + file + " can't be written (" + e + "); name another file",
                    e);
        }
    }

    private byte[] content(ReportData data) throws IOException {
        if (format == Format.JSON) {
            return ResultJson.write(data.analysis());
        }
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        new HtmlReport(data.title(), ResultJson.write(data)).writeTo(page);
        return page.toByteArray();
    }

    /** Reads {@code html=report.html}. */
    static final class Converter implements ITypeConverter<OutputFile> {
        Converter() {}

        @Override
        public OutputFile convert(String text) {
            int equals = text.indexOf('=');
            for (Format format : Format.values()) {
                String name = format.name().toLowerCase(Locale.ROOT);
                if (equals == name.length()
                        && equals + 1 < text.length()
                        && text.startsWith(name)) {
                    return new OutputFile(format, Path.of(text.substring(equals + 1)));
                }
            }
            throw new TypeConversionException(
                    "'"
                            + text
                            + "' names no output; write it like html=report.html or json=a.json");
        }
    }
}
