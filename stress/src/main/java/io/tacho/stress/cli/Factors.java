package io.tacho.stress.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2x}, {@code 1.5x}: more than 0. */
final class Factors implements ITypeConverter<Double> {
    private static final Pattern FACTOR = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)x");

    Factors() {}

    @Override
    public Double convert(String text) {
        Matcher factor = FACTOR.matcher(text.toLowerCase(Locale.ROOT));
        if (!factor.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no factor; write it like 2x or 1.5x");
        }
        return Double.valueOf(factor.group(1));
    }
}
