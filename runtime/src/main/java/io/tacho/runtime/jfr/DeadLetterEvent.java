package io.tacho.runtime.jfr;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.DeadLetter;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A message found no living recipient. */
@Name("tacho.DeadLetter")
@Label("Dead Letter")
@Category("Tacho")
@Description("A message that found no living recipient")
@StackTrace(false)
public final class DeadLetterEvent extends Event {
    @Label("Message Type")
    private String messageType = "";

    @Label("Recipient")
    private String recipient = "";

    @Label("Sender")
    private String sender = "";

    @Label("Reason")
    private String reason = "";

    private DeadLetterEvent() {}

    /**
     * Records a dead letter, if somebody records these.
     *
     * @param letter the letter
     */
    public static void commit(DeadLetter letter) {
        DeadLetterEvent event = new DeadLetterEvent();
        if (event.isEnabled()) {
            ActorRef<?> from = letter.sender();
            event.messageType = letter.message().getClass().getName();
            event.recipient = letter.recipient().name();
            event.sender = from == null ? "" : from.name();
            event.reason = letter.reason().name();
            event.commit();
        }
    }
}
