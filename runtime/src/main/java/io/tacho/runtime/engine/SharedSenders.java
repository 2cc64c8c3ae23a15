package io.tacho.runtime.engine;

import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.spi.MessageKind;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Senders for threads that are no workers and hold no handle: a few, each behind a lock, chosen by
 * the thread. A thread always gets the same one, so its messages keep their order.
 */
final class SharedSenders {
    private final Stripe[] stripes;

    /**
     * @param count of stripes, a power of two
     */
    SharedSenders(LocalActorSystem system, int count) {
        stripes = new Stripe[count];
        for (int i = 0; i < count; i++) {
            stripes[i] = new Stripe(system.delivery().newSender(system, null));
        }
    }

    SendOutcome tell(ActorCell target, Object message, MessageKind kind, long timeToLive) {
        // threadId() is not there before JDK 19, and the identity hash is as good for spreading.
        int hash = System.identityHashCode(Thread.currentThread());
        Stripe stripe = stripes[(hash ^ hash >>> 16) & (stripes.length - 1)];
        while (true) {
            SendOutcome outcome = attempt(stripe, target, message, kind, timeToLive);
            if (outcome != SendOutcome.REJECTED) {
                return outcome;
            }
            if (!OutsideSender.awaitsRoom(target)) {
                countRejected(stripe);
                return outcome;
            }
        }
    }

    private static SendOutcome attempt(
            Stripe stripe, ActorCell target, Object message, MessageKind kind, long timeToLive) {
        stripe.lock.lock();
        try {
            return stripe.sender.attempt(target, message, kind, 0, timeToLive);
        } finally {
            stripe.lock.unlock();
        }
    }

    private static void countRejected(Stripe stripe) {
        stripe.lock.lock();
        try {
            stripe.sender.countRejected();
        } finally {
            stripe.lock.unlock();
        }
    }

    private static final class Stripe {
        private final ReentrantLock lock = new ReentrantLock();
        private final OutsideSender sender;

        Stripe(OutsideSender sender) {
            this.sender = sender;
        }
    }
}
