package io.tacho.runtime.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.agrona.collections.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Living actors by slot: what the directory's addresses point into. A slot is used again, an
 * actor's id is not, so an address is a slot and an id. Spawn and stop take a lock; finding does
 * not.
 */
final class ActorTable {
    private static final int PAGE = 1 << 12;

    /** With 4,096 slots a page: 16 million actors alive at a time. */
    private static final int MAX_PAGES = 1 << 12;

    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable ActorCell>> pages =
            new AtomicReferenceArray<>(MAX_PAGES);
    private final IntArrayList free = new IntArrayList();
    private int slots;

    ActorTable() {}

    /**
     * Reserves a slot.
     *
     * @throws IllegalStateException if 16 million actors are alive
     */
    synchronized int reserve() {
        if (!free.isEmpty()) {
            return free.popInt();
        }
        if (slots == PAGE * MAX_PAGES) {
            throw new IllegalStateException("no more than " + slots + " actors alive at a time");
        }
        if (slots % PAGE == 0) {
            pages.set(slots / PAGE, new AtomicReferenceArray<>(PAGE));
        }
        return slots++;
    }

    void put(ActorCell cell) {
        page(cell.slot).set(cell.slot % PAGE, cell);
    }

    /** Gives a reserved slot back that nothing was put into. */
    synchronized void cancel(int slot) {
        free.pushInt(slot);
    }

    synchronized void remove(ActorCell cell) {
        if (page(cell.slot).compareAndSet(cell.slot % PAGE, cell, null)) {
            free.pushInt(cell.slot);
        }
    }

    /** The actor of an address, or null if it lives no more. */
    @Nullable ActorCell find(int slot, int id) {
        ActorCell cell = page(slot).get(slot % PAGE);
        return cell != null && cell.id() == id ? cell : null;
    }

    void forEach(Consumer<ActorCell> action) {
        int end;
        synchronized (this) {
            end = slots;
        }
        for (int slot = 0; slot < end; slot++) {
            ActorCell cell = page(slot).get(slot % PAGE);
            if (cell != null) {
                action.accept(cell);
            }
        }
    }

    private AtomicReferenceArray<@Nullable ActorCell> page(int slot) {
        AtomicReferenceArray<@Nullable ActorCell> page = pages.get(slot / PAGE);
        if (page == null) {
            throw new IllegalArgumentException("no actor ever had slot " + slot);
        }
        return page;
    }
}
