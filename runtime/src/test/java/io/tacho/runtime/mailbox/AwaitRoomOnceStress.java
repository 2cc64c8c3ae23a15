package io.tacho.runtime.mailbox;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * What a waiter and the worker do before the one parks and after the other made room, with nothing
 * after it: the two must be seen to miss each other, or it would not be needed that waiters look
 * again.
 */
@JCStressTest
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "the waiter saw the room")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the worker saw the waiter")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "each saw the other")
@Outcome(
        id = "false, false",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "neither saw the other: the waiter has to look again")
@State
public class AwaitRoomOnceStress {
    private final Mailbox<Item> mailbox = MailboxFactory.bounded(1, Overflow.REJECT).create();
    private final ConcurrentLinkedQueue<Item> waiters = new ConcurrentLinkedQueue<>();

    public AwaitRoomOnceStress() {
        mailbox.offer(Item.of(1));
    }

    @Actor
    public void sender(ZZ_Result result) {
        waiters.add(Item.of(2));
        result.r1 = mailbox.size() < 1;
    }

    @Actor
    public void worker(ZZ_Result result) {
        mailbox.poll();
        result.r2 = !waiters.isEmpty();
    }
}
