package io.tacho.stress.replay;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.load.Rate;
import io.tacho.stress.run.JournalSetting;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.Runs;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs that a test records and replays. */
public final class Recordings {
    static final ReplayOptions MAX =
            new ReplayOptions(ReplayPace.MAX, null, null, null, 1, 0, Set.of());

    private Recordings() {}

    /** A record, as far as tests look at it. */
    record Entry(
            long messageId,
            String recipient,
            long sequence,
            String type,
            String text,
            long receivedAt) {}

    static Path record(Path folder, String scenario, String rate) {
        return record(folder, Objects.requireNonNull(Scenarios.create(scenario)), Rate.parse(rate));
    }

    public static Path record(Path folder, Scenario scenario, Rate rate) {
        RunOptions options = Runs.options(folder, scenario.name(), rate, JournalSetting.FULL);
        Runs.run(options, scenario);
        return RunFolder.journal(folder);
    }

    static ReplayOptions range(@Nullable RangeBound from, @Nullable RangeBound until) {
        return new ReplayOptions(ReplayPace.MAX, from, until, null, 1, 0, Set.of());
    }

    static ReplayReport replay(Path journal, ReplayOptions options) {
        return ReplaySession.open(journal, options, Scenarios::create, RangeProfile.none())
                .execute(fed -> {});
    }

    public static ReplayReport replay(Path journal, Scenario scenario) {
        return ReplaySession.open(journal, MAX, name -> scenario, RangeProfile.none())
                .execute(fed -> {});
    }

    /** All messages on record, in the order of time. */
    static List<Entry> entries(Path journal) {
        JournalReader reader = JournalReader.open(journal);
        PayloadDescriber describer = new PayloadDescriber(reader.dictionary());
        List<Entry> entries = new ArrayList<>();
        try (RecordCursor cursor = reader.merged()) {
            RecordFlyweight record;
            while ((record = cursor.next()) != null) {
                if (!record.isActivity()) {
                    entries.add(entryOf(record, reader.dictionary(), describer));
                }
            }
        }
        return entries;
    }

    private static Entry entryOf(
            RecordFlyweight record, Dictionary dictionary, PayloadDescriber describer) {
        String className = dictionary.typeName(record.typeId());
        return new Entry(
                record.messageId(),
                dictionary.actorName(record.recipient()),
                record.recipientSequence(),
                className.substring(className.lastIndexOf('$') + 1),
                describer.describe(record),
                record.receivedAt());
    }
}
