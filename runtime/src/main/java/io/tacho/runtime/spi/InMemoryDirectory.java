package io.tacho.runtime.spi;

import io.tacho.runtime.ActorState;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The default {@link Directory}: a concurrent map on the heap, an entry of about 100 bytes a name.
 */
public final class InMemoryDirectory implements Directory {
    private final ConcurrentHashMap<String, DirectoryEntry> entries = new ConcurrentHashMap<>();

    /** Empty. */
    public InMemoryDirectory() {}

    @Override
    public boolean register(String name, DirectoryEntry entry) {
        return entries.putIfAbsent(name, new DirectoryEntry().set(entry)) == null;
    }

    @Override
    public void update(String name, int actorId, ActorState state, int worker) {
        entries.computeIfPresent(
                name,
                (key, old) ->
                        old.actorId() != actorId
                                ? old
                                : new DirectoryEntry()
                                        .set(
                                                actorId,
                                                old.slot(),
                                                worker,
                                                state,
                                                old.spawnedAtMillis()));
    }

    @Override
    public void unregister(String name, int actorId) {
        entries.computeIfPresent(name, (key, old) -> old.actorId() == actorId ? null : old);
    }

    @Override
    public boolean lookup(CharSequence name, DirectoryEntry result) {
        DirectoryEntry entry = entries.get(name.toString());
        if (entry == null) {
            return false;
        }
        result.set(entry);
        return true;
    }

    @Override
    public long size() {
        return entries.mappingCount();
    }

    @Override
    public void close() {
        entries.clear();
    }
}
