package io.tacho.stress.cli;

import io.tacho.stress.replay.ReplayPace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads paces of replays. */
final class ReplayPaces implements ITypeConverter<ReplayPace> {
    ReplayPaces() {}

    @Override
    public ReplayPace convert(String text) {
        try {
            return ReplayPace.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
