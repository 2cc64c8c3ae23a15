package io.tacho.runtime.jfr;

import io.tacho.runtime.ActorRef;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A handler took long. Off unless a recording enables it. */
@Name("tacho.SlowMessage")
@Label("Slow Message")
@Category("Tacho")
@Description("A handler that took longer than the threshold")
@StackTrace(false)
@Enabled(false)
@Threshold("1 ms")
public final class SlowMessageEvent extends Event {
    private static final EventType TYPE = EventType.getEventType(SlowMessageEvent.class);

    @Label("Actor")
    private String actor = "";

    @Label("Message Type")
    private String messageType = "";

    /** Not begun. */
    public SlowMessageEvent() {}

    /**
     * Whether somebody records these; not to be asked for each message.
     *
     * @return true if on
     */
    public static boolean isOn() {
        return TYPE.isEnabled();
    }

    /**
     * The handler has returned or thrown.
     *
     * @param handler the actor
     * @param message the message
     */
    public void handled(ActorRef<?> handler, Object message) {
        end();
        if (shouldCommit()) {
            actor = handler.name();
            messageType = message.getClass().getName();
            commit();
        }
    }
}
