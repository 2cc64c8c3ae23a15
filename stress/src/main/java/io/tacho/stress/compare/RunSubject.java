package io.tacho.stress.compare;

import io.tacho.stress.load.RateProfile;
import io.tacho.stress.run.RunOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was run, in a line; results of anything else say nothing about it. */
public final class RunSubject {
    private RunSubject() {}

    /**
     * Of a run that is to be.
     *
     * @param options of it
     * @return a line, the same as of its result
     */
    public static String of(RunOptions options) {
        RateProfile profile = options.load().profile();
        return of(
                options.scenario(),
                options.components(),
                profile == null ? null : profile.meanRate(),
                options.workers(),
                options.journal().setting().name().toLowerCase(Locale.ROOT));
    }

    static String of(
            String scenario, int components, @Nullable Double asked, int workers, String journal) {
        return String.format(
                Locale.ROOT,
                "%s, %d components, %s operations/s, %d workers, journal %s",
                scenario,
                components,
                asked == null ? "as many as go," : String.format(Locale.ROOT, "%.0f", asked),
                workers,
                journal);
    }
}
