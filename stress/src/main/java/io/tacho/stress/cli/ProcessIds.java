package io.tacho.stress.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a process. */
final class ProcessIds implements ITypeConverter<Long> {
    ProcessIds() {}

    @Override
    public Long convert(String text) {
        try {
            long id = Long.parseLong(text);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException(
                "'" + text + "' is no process id; 'jps' lists those of the JVMs");
    }
}
