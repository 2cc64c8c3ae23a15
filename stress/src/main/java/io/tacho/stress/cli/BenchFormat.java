package io.tacho.stress.cli;

import io.tacho.stress.bench.BenchSession;
import io.tacho.stress.report.BenchHtml;
import io.tacho.stress.report.BenchMarkdown;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a suite's result is also written as. */
enum BenchFormat {
    /** JMH's own results, and what follows from them beside it. */
    JSON {
        @Override
        void write(OutputFile<BenchFormat> output, BenchResult result) {
            output.write(result.read(BenchSession.JMH_RESULT));
            output.at(output.folder().resolve(BenchSession.RESULT))
                    .write(result.read(BenchSession.RESULT));
        }
    },
    /** A page for a browser. */
    HTML {
        @Override
        void write(OutputFile<BenchFormat> output, BenchResult result) {
            output.write(BenchHtml.whole(result.reportIn(output.folder())));
        }
    },
    /** All of the report in one document. */
    MD {
        @Override
        void write(OutputFile<BenchFormat> output, BenchResult result) {
            output.write(BenchMarkdown.whole(result.reportIn(output.folder())));
        }
    },
    /**
     * A folder of documents to be kept: a summary, one for each part, and the figures that they
     * were made of, so that the documents need nothing else.
     */
    MD_DIR {
        @Override
        void requireWritable(OutputFile<BenchFormat> output) {
            output.requireFolder();
        }

        @Override
        void write(OutputFile<BenchFormat> output, BenchResult result) {
            Path folder = output.file();
            output.makeFolder();
            output.at(folder.resolve(BenchSession.RESULT)).write(result.read(BenchSession.RESULT));
            BenchMarkdown.documents(result.reportOf(folder))
                    .forEach((name, content) -> output.at(folder.resolve(name)).write(content));
        }
    };

    void requireWritable(OutputFile<BenchFormat> output) {
        output.requireWritable();
    }

    abstract void write(OutputFile<BenchFormat> output, BenchResult result);

    /** For the option {@code --out}. */
    static final class Converter implements ITypeConverter<OutputFile<BenchFormat>> {
        Converter() {}

        @Override
        public OutputFile<BenchFormat> convert(String text) {
            OutputFile<BenchFormat> output = OutputFile.parse(text, BenchFormat.class);
            if (output.format() == JSON && output.file().endsWith(BenchSession.RESULT)) {
                throw new TypeConversionException(
                        "'"
                                + text
                                + "': "
                                + BenchSession.RESULT
                                + " is what is written beside JMH's results; name another file");
            }
            return output;
        }
    }
}
