package io.tacho.stress.cli;

import io.tacho.stress.load.Rate;
import io.tacho.stress.load.Stage;
import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30s:500k}, {@code 10s:0}. */
final class Stages implements ITypeConverter<Stage> {
    private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?[kKmM]?");

    Stages() {}

    @Override
    public Stage convert(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new TypeConversionException("'" + text + "' is no stage; write it like 30s:500k");
        }
        Duration duration = new Durations().convert(text.substring(0, colon));
        String rate = text.substring(colon + 1);
        try {
            return new Stage(
                    duration, ZERO.matcher(rate).matches() ? 0 : Rate.parse(rate).perSecond());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
