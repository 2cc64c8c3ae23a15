package io.tacho.stress.cli;

import io.tacho.stress.load.Arrivals;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how operations lie within a rate. */
final class ArrivalKinds implements ITypeConverter<Arrivals> {
    ArrivalKinds() {}

    @Override
    public Arrivals convert(String text) {
        try {
            return Arrivals.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
