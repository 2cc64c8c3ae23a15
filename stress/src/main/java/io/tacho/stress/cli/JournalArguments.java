package io.tacho.stress.cli;

import io.tacho.journal.AppendMode;
import io.tacho.journal.SegmentOptions;
import io.tacho.stress.run.JournalPlan;
import io.tacho.stress.run.JournalSetting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is recorded, and what of that is kept. */
final class JournalArguments {
    @Option(
            names = "--journal",
            paramLabel = "full|header|off",
            defaultValue = "full",
            description = "what is recorded of each message (default: ${DEFAULT-VALUE})")
    private JournalSetting journal = JournalSetting.FULL;

    @Option(
            names = "--journal-dir",
            paramLabel = "DIR",
            description =
                    "where the journal goes, on another disk perhaps; a link in the run's folder"
                            + " leads there")
    private @Nullable Path journalDirectory;

    @Option(
            names = "--journal-max-size",
            paramLabel = "SIZE",
            converter = Sizes.class,
            description =
                    "delete the oldest files of the journal when it has more than this, like 8g"
                            + " (default: keep all)")
    private @Nullable Long journalMaxSize;

    @Option(
            names = "--sync",
            description =
                    "force each batch of the journal to the disk before its worker goes on, for"
                            + " records that outlive a power loss; slow")
    private boolean sync;

    @Option(
            names = "--journal-append",
            paramLabel = "inline|writer_thread",
            description =
                    "which thread writes the journal's files: the worker, or one for all (default:"
                            + " the worker, unless there are two cores more than workers)")
    private @Nullable AppendMode append;

    JournalArguments() {}

    boolean hasDirectory() {
        return journalDirectory != null;
    }

    /**
     * What is asked for.
     *
     * @param workers that write
     */
    JournalPlan plan(int workers, Usage usage) {
        if (journal == JournalSetting.OFF
                && (sync || journalMaxSize != null || journalDirectory != null || append != null)) {
            throw usage.error(
                    "--sync, --journal-max-size, --journal-dir and --journal-append mean nothing"
                            + " with --journal off");
        }
        long most = journalMaxSize == null ? 0 : journalMaxSize;
        if (journalMaxSize != null && most < workers * SegmentOptions.LEAST_SHARE) {
            throw usage.error(
                    "--journal-max-size: "
                            + workers
                            + " workers need at least "
                            + workers * (SegmentOptions.LEAST_SHARE >> 20)
                            + "m");
        }
        return new JournalPlan(journal, most, sync, journalDirectory, append);
    }
}
