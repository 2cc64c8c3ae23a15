package io.tacho.stress.replay;

import io.tacho.journal.reader.Dictionary;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who plays whom: which of the replay's actors has the name that an actor had in the recording. A
 * name that was given to several actors, one after the other, is so again. Confined to a thread.
 */
final class Cast {
    private final Dictionary dictionary;
    private final ActorSystem system;
    private final Set<ActorRef<Object>> taken = new HashSet<>();
    private @Nullable ActorRef<?>[] byRecordedId = new ActorRef<?>[16];

    Cast(Dictionary dictionary, ActorSystem system) {
        this.dictionary = dictionary;
        this.system = system;
    }

    /** Null if there is none, or none yet. */
    @Nullable ActorRef<?> find(int recordedId) {
        if (recordedId <= 0 || !dictionary.knowsActor(recordedId)) {
            return null;
        }
        if (recordedId >= byRecordedId.length) {
            byRecordedId =
                    Arrays.copyOf(byRecordedId, Math.max(recordedId + 1, 2 * byRecordedId.length));
        }
        ActorRef<?> known = byRecordedId[recordedId];
        return known != null ? known : lookUp(recordedId);
    }

    private @Nullable ActorRef<?> lookUp(int recordedId) {
        String name = dictionary.actorName(recordedId);
        if (Fingerprints.isUnnamed(name)) {
            return null;
        }
        ActorRef<Object> found = system.lookup(name);
        if (found == null || !taken.add(found)) {
            // Taken: the one who had the name before lives on as yet.
            return null;
        }
        byRecordedId[recordedId] = found;
        return found;
    }
}
