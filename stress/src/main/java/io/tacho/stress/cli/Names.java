package io.tacho.stress.cli;

import picocli.CommandLine.ITypeConverter;

/** Leaves names as they are, beside a value that is converted. */
final class Names implements ITypeConverter<String> {
    Names() {}

    @Override
    public String convert(String text) {
        return text;
    }
}
