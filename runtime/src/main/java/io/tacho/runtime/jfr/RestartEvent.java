package io.tacho.runtime.jfr;

import io.tacho.runtime.ActorRef;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A supervisor restarted an actor. */
@Name("tacho.Restart")
@Label("Actor Restart")
@Category("Tacho")
@Description("A supervisor restarted an actor")
@StackTrace(false)
public final class RestartEvent extends Event {
    @Label("Actor")
    private String actor = "";

    @Label("Cause")
    private String cause = "";

    private RestartEvent() {}

    /**
     * Records a restart, if somebody records these.
     *
     * @param restarted the actor
     * @param failure why; null if it had not failed
     */
    public static void commit(ActorRef<?> restarted, @Nullable Throwable failure) {
        RestartEvent event = new RestartEvent();
        if (event.isEnabled()) {
            event.actor = restarted.name();
            event.cause = failure == null ? "" : failure.toString();
            event.commit();
        }
    }
}
