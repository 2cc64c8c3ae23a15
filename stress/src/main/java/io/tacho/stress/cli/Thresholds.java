package io.tacho.stress.cli;

import io.tacho.stress.threshold.Threshold;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads thresholds. */
final class Thresholds implements ITypeConverter<Threshold> {
    Thresholds() {}

    @Override
    public Threshold convert(String text) {
        try {
            return Threshold.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
