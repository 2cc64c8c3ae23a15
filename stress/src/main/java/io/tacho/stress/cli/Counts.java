package io.tacho.stress.cli;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 10000}, {@code 10k}, {@code 1M}. */
final class Counts implements ITypeConverter<Integer> {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,10}(?:\\.\\d{1,6})?)([kKmM]?)");

    Counts() {}

    @Override
    public Integer convert(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            int zeros =
                    switch (number.group(2)) {
                        case "k", "K" -> 3;
                        case "m", "M" -> 6;
                        default -> 0;
                    };
            try {
                return new BigDecimal(number.group(1)).scaleByPowerOfTen(zeros).intValueExact();
            } catch (ArithmeticException e) {
                throw no(text);
            }
        }
        throw no(text);
    }

    private static TypeConversionException no(String text) {
        return new TypeConversionException(
                "'" + text + "' is no number of things; write it like 500, 10k or 1M");
    }
}
