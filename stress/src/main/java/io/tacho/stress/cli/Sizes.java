package io.tacho.stress.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 8g}, {@code 512m}, {@code 64k}: bytes, in powers of 1,024. */
final class Sizes implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([kmgt])");
    private static final String UNITS = "kmgt";

    Sizes() {}

    @Override
    public Long convert(String text) {
        Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no size; write it like 8g, 512m or 64k");
        }
        long number = Long.parseLong(size.group(1));
        int shift = 10 * (UNITS.indexOf(size.group(2)) + 1);
        if (number > Long.MAX_VALUE >> shift) {
            throw new TypeConversionException("'" + text + "' is more than there can be");
        }
        return number << shift;
    }
}
