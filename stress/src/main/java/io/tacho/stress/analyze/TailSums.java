package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the messages that waited longest waited for, and who kept them waiting. Memory doesn't grow
 * with records. Confined to a thread.
 */
final class TailSums {
    private static final WaitCause[] CAUSES = WaitCause.values();

    private final @Nullable TimeSlices slices;
    private final long[] byCause = new long[CAUSES.length];
    private final long[][] bySlice;
    private final ActorSums kept;
    private final ActorSums longest;
    private final @Nullable SlicedCulprits keptBySlice;
    private long messages;
    private long waited;

    /**
     * @param highestActor the largest id that an actor may have
     * @param slices times that are looked at on their own, or null
     */
    TailSums(int highestActor, @Nullable TimeSlices slices) {
        this.slices = slices;
        bySlice = new long[slices == null ? 0 : slices.count()][CAUSES.length];
        kept = new ActorSums(highestActor);
        longest = new ActorSums(highestActor);
        keptBySlice = slices == null ? null : new SlicedCulprits(slices);
    }

    /**
     * A message waited.
     *
     * @param causes ns for each {@link WaitCause}
     */
    void waited(long receivedAt, long nanos, long[] causes) {
        messages++;
        waited += nanos;
        addTo(byCause, causes);
        if (slices != null) {
            addTo(bySlice[slices.of(receivedAt)], causes);
        }
    }

    /**
     * An actor kept others waiting.
     *
     * @param at when, ns
     * @param nanos once for each that waited
     * @param handling that kept them waiting, ns
     */
    void kept(int actor, long at, long nanos, long handling) {
        kept.add(actor, nanos);
        longest.max(actor, handling);
        if (keptBySlice != null) {
            keptBySlice.charge(actor, at, nanos);
        }
    }

    /** Nobody is charged any more for what was before this. */
    void passed(long time) {
        if (keptBySlice != null) {
            keptBySlice.passed(time);
        }
    }

    /** Nobody is charged any more. */
    void end() {
        if (keptBySlice != null) {
            keptBySlice.end();
        }
    }

    /** Another stream's, after its end. */
    void add(TailSums other) {
        messages += other.messages;
        waited += other.waited;
        addTo(byCause, other.byCause);
        for (int slice = 0; slice < bySlice.length; slice++) {
            addTo(bySlice[slice], other.bySlice[slice]);
        }
        kept.add(other.kept);
        longest.max(other.longest);
        if (keptBySlice != null && other.keptBySlice != null) {
            keptBySlice.add(other.keptBySlice);
        }
    }

    TailReport report(double percentile, long threshold, Dictionary dictionary, int mostCulprits) {
        List<TailReport.Cause> causes = new ArrayList<>();
        for (WaitCause cause : CAUSES) {
            long nanos = byCause[cause.ordinal()];
            if (nanos != 0) {
                causes.add(new TailReport.Cause(cause.text(), nanos, share(nanos)));
            }
        }
        causes.sort(Comparator.comparingLong(TailReport.Cause::nanos).reversed());
        List<TailReport.Culprit> worst =
                Arrays.stream(culprits(mostCulprits))
                        .mapToObj(
                                actor ->
                                        new TailReport.Culprit(
                                                dictionary.actorName(actor),
                                                kept.get(actor),
                                                share(kept.get(actor)),
                                                longest.get(actor)))
                        .toList();
        return new TailReport(percentile, threshold, messages, waited, causes, worst);
    }

    /** The actors that kept others waiting longest, the worst first. */
    int[] culprits(int most) {
        return kept.largest(most);
    }

    /** By slice and cause, ns. */
    long[][] waitedBySlice() {
        return bySlice;
    }

    /** By slice, what each of some actors kept others waiting, ns. */
    long[][] keptBySlice(int[] actors) {
        long[][] sums = new long[bySlice.length][actors.length];
        for (int slice = 0; slice < sums.length; slice++) {
            for (int i = 0; i < actors.length; i++) {
                sums[slice][i] = keptBySlice == null ? 0 : keptBySlice.kept(slice, actors[i]);
            }
        }
        return sums;
    }

    private double share(long nanos) {
        return waited == 0 ? 0 : (double) nanos / waited;
    }

    private static void addTo(long[] sum, long[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }
}
