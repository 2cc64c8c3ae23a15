package io.tacho.runtime.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A sender waits for room in a full mailbox while the worker takes its only message, the last. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "saw the room, or was woken")
@Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "left behind for ten seconds")
@State
public class AwaitRoomStress {
    private static final long TEN_SECONDS = 10_000_000_000L;

    private final Mailbox<Item> mailbox = MailboxFactory.bounded(1, Overflow.BLOCK).create();

    public AwaitRoomStress() {
        mailbox.offer(Item.of(1));
    }

    @Actor
    public void sender(Z_Result result) {
        result.r1 = mailbox.awaitRoom(TEN_SECONDS);
    }

    @Actor
    public void worker() {
        mailbox.poll();
    }
}
