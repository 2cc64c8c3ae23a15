package io.tacho.stress.cli;

import io.tacho.stress.run.RunFolder;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which recorded run a command is about. */
final class RecordedRunArgument {
    @Parameters(paramLabel = "RUN", description = "a run folder, or a journal directory")
    private Path run = Path.of("");

    RecordedRunArgument() {}

    /** As it was named. */
    Path path() {
        return run;
    }

    /** Its journal, which need not exist. */
    Path journal() {
        return RunFolder.journalOf(run);
    }
}
