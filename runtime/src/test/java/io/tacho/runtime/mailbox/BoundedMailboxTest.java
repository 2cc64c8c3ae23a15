package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMailboxTest extends BoundedContract {
    @Override
    Overflow overflow() {
        return Overflow.REJECT;
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, (1 << 30) + 1, Integer.MAX_VALUE})
    void shouldRefuseACapacityOutOfRange(int capacity) {
        assertThrows(
                IllegalArgumentException.class,
                () -> MailboxFactory.bounded(capacity, Overflow.REJECT));
    }

    @ParameterizedTest
    @EnumSource(names = "DROP_OLDEST", mode = EnumSource.Mode.EXCLUDE)
    void shouldStartSmallWhenItsBoundIsLarge(Overflow overflow) {
        MailboxFactory factory = MailboxFactory.bounded(1 << 30, overflow);
        factory.create();
        long before = Threads.allocatedByMe();
        Mailbox<Item> mailbox = factory.create();
        assertTrue(mailbox.offer(Item.of(1)));
        long bytes = Threads.allocatedByMe() - before;
        assertTrue(bytes < 512, () -> bytes + " B");
    }

    @Test
    void shouldNameEachPolicyThatItServes() {
        for (Overflow overflow : Overflow.values()) {
            assertEquals(overflow, MailboxFactory.bounded(1, overflow).<Item>create().overflow());
        }
        assertEquals(Overflow.REJECT, MailboxFactory.growable().<Item>create().overflow());
    }
}
