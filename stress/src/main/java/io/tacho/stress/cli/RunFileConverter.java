package io.tacho.stress.cli;

import io.tacho.stress.report.RunFile;
import picocli.CommandLine.ITypeConverter;

/** For the option {@code --out} of a run. */
final class RunFileConverter implements ITypeConverter<OutputFile<RunFile>> {
    RunFileConverter() {}

    @Override
    public OutputFile<RunFile> convert(String text) {
        return OutputFile.parse(text, RunFile.class);
    }
}
