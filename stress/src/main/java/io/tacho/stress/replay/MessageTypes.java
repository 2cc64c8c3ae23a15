package io.tacho.stress.replay;

import io.tacho.journal.reader.Dictionary;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The types of a recording, matched with the classes that a scenario gives. Confined to a thread.
 */
final class MessageTypes {
    private final Dictionary dictionary;
    private final Map<String, Class<?>> classes;
    private final Map<Integer, RecordedType> types = new HashMap<>();

    MessageTypes(Dictionary dictionary, Collection<Class<?>> classes) {
        this.dictionary = dictionary;
        this.classes =
                classes.stream()
                        .collect(Collectors.toMap(Class::getName, type -> type, (a, b) -> a));
    }

    RecordedType of(int typeId) {
        RecordedType known = types.get(typeId);
        if (known == null) {
            String className = dictionary.typeName(typeId);
            known = RecordedType.of(className, dictionary.schema(typeId), classes.get(className));
            types.put(typeId, known);
        }
        return known;
    }
}
