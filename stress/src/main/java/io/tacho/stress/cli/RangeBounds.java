package io.tacho.stress.cli;

import io.tacho.stress.replay.RangeBound;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a range begins or ends: {@code 1.25s}, {@code 3:5686777}. */
final class RangeBounds implements ITypeConverter<RangeBound> {
    RangeBounds() {}

    @Override
    public RangeBound convert(String text) {
        try {
            return RangeBound.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
