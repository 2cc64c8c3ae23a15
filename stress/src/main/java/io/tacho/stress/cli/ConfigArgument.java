package io.tacho.stress.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where further options are; read by {@link ConfigFile} before the command line is parsed. */
final class ConfigArgument {
    static final String NAME = "--config";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description =
                    "YAML with options by their names, like 'components: 1000', a list for those"
                            + " that may be given several times; what the command line has wins")
    private @Nullable Path file;

    ConfigArgument() {}
}
