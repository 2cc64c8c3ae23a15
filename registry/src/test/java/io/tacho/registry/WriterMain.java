package io.tacho.registry;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;

/** What a process runs that dies without closing anything once its input ends. */
final class WriterMain {
    private WriterMain() {}

    public static void main(String[] args) throws IOException {
        ChronicleDirectory names = ChronicleDirectory.create(Path.of(args[0]), 10);
        names.register("orders", new DirectoryEntry().set(1, 2, 3, ActorState.READY, 4));
        MappedCounters counters = MappedCounters.create(Path.of(args[1]), "doomed", 1);
        counters.allocate("sent").set(42);
        System.out.println("saw nothing, wrote everything");
        System.out.flush();
        System.in.read();
        Runtime.getRuntime().halt(1);
    }
}
