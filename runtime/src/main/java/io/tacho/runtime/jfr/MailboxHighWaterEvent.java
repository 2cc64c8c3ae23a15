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

/** A mailbox was as full as never before. Off unless a recording enables it. */
@Name("tacho.MailboxHighWater")
@Label("Mailbox High Water")
@Category("Tacho")
@Description("A mailbox holds twice as many messages as at its last such event, 1,024 or more")
@StackTrace(false)
@Enabled(false)
public final class MailboxHighWaterEvent extends Event {
    private static final EventType TYPE = EventType.getEventType(MailboxHighWaterEvent.class);

    @Label("Actor")
    private String actor = "";

    @Label("Messages")
    private int messages;

    private MailboxHighWaterEvent() {}

    /**
     * Whether somebody records these; not to be asked for each message.
     *
     * @return true if on
     */
    public static boolean isOn() {
        return TYPE.isEnabled();
    }

    /**
     * Records a new mark.
     *
     * @param owner whose mailbox it is
     * @param depth messages in it
     */
    public static void commit(ActorRef<?> owner, int depth) {
        MailboxHighWaterEvent event = new MailboxHighWaterEvent();
        event.actor = owner.name();
        event.messages = depth;
        event.commit();
    }
}
