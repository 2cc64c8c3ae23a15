package io.tacho.stress.measure;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the runtime and the recorder and measures what passes, so that a run has its
 * figures also without a journal. Streams are their worker's; the sums are to be read when nothing
 * is on its way any more.
 */
public final class MeasuringTap extends ForwardingTap {
    private final MeasuredWindow window;
    private final OperationTypes operationTypes = new OperationTypes();
    private final int actors;
    private final Runnable beforeClose;
    private final List<MeasuringStream> streams = new CopyOnWriteArrayList<>();

    /**
     * In front of a recorder.
     *
     * @param recorder gets everything, unchanged
     * @param window what counts
     * @param actors highest actor id whose first message in the window is noted
     * @param beforeClose run when all streams are closed, before the recorder is
     */
    public MeasuringTap(
            MessageTap recorder, MeasuredWindow window, int actors, Runnable beforeClose) {
        super(recorder);
        this.window = window;
        this.actors = actors;
        this.beforeClose = beforeClose;
    }

    @Override
    public TapStream openStream(int worker) {
        MeasuringStream stream =
                new MeasuringStream(super.openStream(worker), window, operationTypes, actors);
        streams.add(stream);
        return stream;
    }

    @Override
    public void close() {
        beforeClose.run();
        super.close();
    }

    /**
     * Adds what was measured to what others have.
     *
     * @param totals gets it
     */
    public void addTo(LatencyTotals totals) {
        for (MeasuringStream stream : streams) {
            stream.addTo(totals);
        }
    }

    /**
     * Actors that received a message in the window.
     *
     * @return bits by actor id
     */
    public BitSet reached() {
        BitSet all = new BitSet(actors + 1);
        for (MeasuringStream stream : streams) {
            stream.addReached(all);
        }
        return all;
    }

    /**
     * When the last operation of the window was completed. To be read when nothing is on its way.
     *
     * @return ns; the window's start if there was none
     */
    public long lastCompletedAt() {
        long last = window.startsAt();
        for (MeasuringStream stream : streams) {
            last = Math.max(last, stream.lastCompletedAt());
        }
        return last;
    }

    /**
     * Adds the operations of the last second or so, as far as the workers have handed them over,
     * and asks for the next. Any one thread, at any time.
     *
     * @param inside gets those of the measured window
     * @param outside gets the others
     */
    public void collectRecent(OperationLatency inside, OperationLatency outside) {
        for (MeasuringStream stream : streams) {
            stream.collectRecent(inside, outside);
        }
    }

    /**
     * Adds the operations of the measured window that were not collected. Once, when the system has
     * ended.
     *
     * @param inside gets them
     */
    public void collectRest(OperationLatency inside) {
        for (MeasuringStream stream : streams) {
            stream.collectRest(inside);
        }
    }
}
