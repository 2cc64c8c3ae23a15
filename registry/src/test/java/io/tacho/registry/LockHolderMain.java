package io.tacho.registry;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ExternalMapQueryContext;

/** What a process runs that dies, once its input ends, while it changes a name. */
final class LockHolderMain {
    private LockHolderMain() {}

    public static void main(String[] args) throws IOException {
        ChronicleMap<CharSequence, DirectoryEntry> map = DirectoryFile.create(Path.of(args[0]), 10);
        map.put("orders", new DirectoryEntry().set(1, 2, 3, ActorState.READY, 4));
        ExternalMapQueryContext<CharSequence, DirectoryEntry, ?> query = map.queryContext("orders");
        query.writeLock().lock();
        System.out.println("saw nothing, holds a lock");
        System.out.flush();
        System.in.read();
        Runtime.getRuntime().halt(1);
    }
}
