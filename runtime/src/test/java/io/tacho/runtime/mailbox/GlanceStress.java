package io.tacho.runtime.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A thread glances at what waits while the worker goes from one chunk to the next. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "whatever it saw")
@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "it looked beyond a chunk")
@State
public class GlanceStress {
    private static final Item ITEM = Item.of(1);
    private static final int MESSAGES = 6;

    private final Mailbox<Item> mailbox = MailboxFactory.growable().create();

    public GlanceStress() {
        for (int i = 0; i < MESSAGES; i++) {
            mailbox.offer(ITEM);
        }
    }

    @Actor
    public void worker() {
        while (mailbox.poll() != null) {
            // Chunks of 2 and 4.
        }
    }

    @Actor
    public void glancer(Z_Result result) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                mailbox.glance(i);
            }
            result.r1 = true;
        } catch (IndexOutOfBoundsException beyond) {
            result.r1 = false;
        }
    }
}
