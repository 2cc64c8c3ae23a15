package io.tacho.stress.whatif;

import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import org.jspecify.annotations.Nullable;

/**
 * One recording, recomputed: first as it was, which tells how far the model can be trusted, then
 * under other conditions. Confined to one thread.
 */
public final class WhatIf {
    private final JournalReader reader;

    /**
     * For one recording.
     *
     * @param reader of its journal
     */
    public WhatIf(JournalReader reader) {
        this.reader = reader;
    }

    /**
     * Goes through the records twice, and once more if anything is to be different.
     *
     * @param conditions what is to be different
     * @param second a real run to compare with; null for none
     * @return the model's own error, and the prediction
     * @throws IllegalArgumentException if the recording has nobody of a name that is to be faster
     * @throws StressException if there is nothing on record, or the load can't be another
     * @throws io.tacho.journal.reader.JournalReadException if a file can't be read
     */
    public WhatIfReport recompute(Conditions conditions, @Nullable JournalReader second) {
        Speeds speeds = Speeds.of(conditions.faster(), reader.dictionary());
        Survey survey = Survey.of(reader);
        if (conditions.load() != 1 && survey.isClosedLoop()) {
            throw new StressException(
                    ExitCode.USAGE,
                    "--load: the recording is of a closed loop, where each operation begins when"
                            + " another ends; record one with a --rate",
                    null);
        }
        LatencyReport recorded = survey.recorded();
        Recomputed same =
                Simulation.run(
                        survey,
                        Conditions.AS_RECORDED,
                        Speeds.of(Conditions.AS_RECORDED.faster(), reader.dictionary()));
        Recomputed predicted =
                conditions.equals(Conditions.AS_RECORDED)
                        ? null
                        : Simulation.run(survey, conditions, speeds);
        LatencyReport real = second == null ? null : Survey.of(second).recorded();
        LatencyReport prediction = predicted == null ? same.latency() : predicted.latency();
        return new WhatIfReport(
                WhatIfReport.VERSION,
                conditions,
                recorded,
                same,
                Deviations.of(same.latency(), recorded),
                predicted,
                real,
                real == null ? null : Deviations.of(prediction, real));
    }
}
