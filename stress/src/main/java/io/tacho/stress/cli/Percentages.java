package io.tacho.stress.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30%}, {@code 12.5%}, as a share of 1. */
final class Percentages implements ITypeConverter<Double> {
    private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)%");

    Percentages() {}

    @Override
    public Double convert(String text) {
        Matcher percentage = PERCENTAGE.matcher(text);
        if (!percentage.matches()) {
            throw new TypeConversionException("'" + text + "' is no percentage; write it like 30%");
        }
        return Double.parseDouble(percentage.group(1)) / 100;
    }
}
