package io.tacho.journal;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadCodecs;
import io.tacho.journal.codec.PayloadSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Gives message classes their ids and codecs, one for all streams, and writes them down. Any
 * thread; called once a class and stream.
 */
final class TypeRegistry {
    private final MetaWriter meta;
    private final Map<Class<?>, PayloadCodec<?>> suppliedCodecs;
    private final Map<Class<?>, Entry> entries = new HashMap<>();
    private final Queue<StreamType> handedOut = new ConcurrentLinkedQueue<>();

    TypeRegistry(MetaWriter meta, Map<Class<?>, PayloadCodec<?>> suppliedCodecs) {
        this.meta = meta;
        this.suppliedCodecs = suppliedCodecs;
    }

    /**
     * A class was met. Its dictionary entry is appended before this returns, so it is there before
     * any record that needs it.
     */
    StreamType register(Class<?> type) {
        Entry entry;
        synchronized (entries) {
            entry = entries.get(type);
            if (entry == null) {
                entry = entryOf(entries.size() + 1, type);
                entries.put(type, entry);
                meta.type(entry.id, type.getName(), entry.schema);
            }
        }
        StreamType result = new StreamType(entry.id, type.getName(), entry.codec);
        handedOut.add(result);
        return result;
    }

    /** Class name to records without payload; only classes that have any. */
    Map<String, Long> omitted() {
        Map<String, Long> result = new TreeMap<>();
        for (StreamType type : handedOut) {
            long count = type.omitted();
            if (count > 0) {
                result.merge(type.className(), count, Long::sum);
            }
        }
        return result;
    }

    private Entry entryOf(int id, Class<?> type) {
        try {
            PayloadCodec<Object> codec = PayloadCodecs.forClass(type, suppliedCodecs);
            String schema = codec == null ? PayloadCodecs.OPAQUE : codec.schema();
            return schema.length() > PayloadSchema.MAX_LENGTH
                    ? Entry.opaque(id)
                    : new Entry(id, codec, schema);
        } catch (Throwable e) {
            // One odd class must not end the recording, whatever its initializer throws or however
            // deep it is nested: it is recorded without payload, and counted with the opaque ones,
            // by name. No file is touched here, so an InternalError is none of one.
            return Entry.opaque(id);
        }
    }

    private record Entry(int id, @Nullable PayloadCodec<Object> codec, String schema) {
        static Entry opaque(int id) {
            return new Entry(id, null, PayloadCodecs.OPAQUE);
        }
    }
}
