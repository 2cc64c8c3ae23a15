package io.tacho.runtime.jfr;

import io.tacho.runtime.ActorRef;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** An actor has held its worker for longer than it may. */
@Name("tacho.Starvation")
@Label("Worker Starvation")
@Category("Tacho")
@Description("An actor has held its worker for longer than it may")
@StackTrace(false)
public final class StarvationEvent extends Event {
    @Label("Actor")
    private String actor = "";

    @Label("Worker")
    private String worker = "";

    @Label("Held")
    @Timespan(Timespan.NANOSECONDS)
    private long held;

    private StarvationEvent() {}

    /**
     * Records it, if somebody records these.
     *
     * @param holder the actor
     * @param thread the worker's name
     * @param nanos how long so far
     */
    public static void commit(ActorRef<?> holder, String thread, long nanos) {
        StarvationEvent event = new StarvationEvent();
        if (event.isEnabled()) {
            event.actor = holder.name();
            event.worker = thread;
            event.held = nanos;
            event.commit();
        }
    }
}
