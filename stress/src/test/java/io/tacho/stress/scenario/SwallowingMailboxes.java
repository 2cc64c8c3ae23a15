package io.tacho.stress.scenario;

import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.spi.MessageHeader;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Mailboxes one of which says that it accepted a message and drops it: a defect to be found. */
public final class SwallowingMailboxes implements MailboxFactory {
    private final AtomicInteger offersLeft;

    /**
     * @param offers after how many messages, over all mailboxes, one is swallowed
     */
    public SwallowingMailboxes(int offers) {
        offersLeft = new AtomicInteger(offers);
    }

    @Override
    public <E extends MessageHeader> Mailbox<E> create() {
        Mailbox<E> sound = MailboxFactory.growable().create();
        return new Mailbox<>() {
            @Override
            public boolean offer(E element) {
                return offersLeft.decrementAndGet() == 0 || sound.offer(element);
            }

            @Override
            public @Nullable E poll() {
                return sound.poll();
            }

            @Override
            public boolean isEmpty() {
                return sound.isEmpty();
            }

            @Override
            public int size() {
                return sound.size();
            }
        };
    }
}
