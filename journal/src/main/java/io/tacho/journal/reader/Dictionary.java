package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadCodecs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the ids in records stand for. Never fails: what it doesn't know it names by its number. */
public final class Dictionary {
    /** Ids are given one after the other: one that leaves out more than this is none. */
    private static final int MAX_GAP = 1 << 20;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|[\u0080-\u009f]");

    private @Nullable String[] names = new String[16];
    private @Nullable String[] classes = new String[16];
    private int actors;
    private final Map<Integer, Type> types = new HashMap<>();
    private final Map<String, String> sharedClassNames = new HashMap<>();

    Dictionary() {}

    void addActor(int id, String name, String className) {
        if (id < 0 || id - MAX_GAP > 2 * actors) {
            return;
        }
        if (id >= names.length) {
            int capacity = Math.max(id + 1, names.length * 2);
            names = Arrays.copyOf(names, capacity);
            classes = Arrays.copyOf(classes, capacity);
        }
        if (names[id] == null) {
            actors++;
        }
        names[id] = shown(name);
        classes[id] = sharedClassNames.computeIfAbsent(shown(className), same -> same);
    }

    void addType(int id, String className, String schema) {
        types.put(id, new Type(shown(className), shown(schema)));
    }

    /**
     * The runtime takes no names with control characters; one that has some was put there by
     * somebody else, and must not steer the terminal that it is shown on.
     */
    private static String shown(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return CONTROL.matcher(text).replaceAll("\uFFFD");
            }
        }
        return text;
    }

    /**
     * How many actors are known.
     *
     * @return 0 or more
     */
    public int actors() {
        return actors;
    }

    /**
     * The largest actor id that may be known.
     *
     * @return 0 or more
     */
    public int maxActorId() {
        return names.length - 1;
    }

    /**
     * Tells whether an actor is known.
     *
     * @param id from a record
     * @return false if the dictionary has no entry
     */
    public boolean knowsActor(int id) {
        return id >= 0 && id < names.length && names[id] != null;
    }

    /**
     * An actor's name.
     *
     * @param id from a record
     * @return its name; {@code #} and the id if unknown
     */
    public String actorName(int id) {
        String name = id >= 0 && id < names.length ? names[id] : null;
        return name == null ? "#" + id : name;
    }

    /**
     * An actor's class.
     *
     * @param id from a record
     * @return a class name; {@code ?} if unknown
     */
    public String actorClass(int id) {
        String className = id >= 0 && id < classes.length ? classes[id] : null;
        return className == null ? "?" : className;
    }

    /**
     * The class of messages of a type.
     *
     * @param id from a record
     * @return a class name; {@code type} and the id if unknown
     */
    public String typeName(int id) {
        Type type = types.get(id);
        return type == null ? "type " + id : type.className;
    }

    /**
     * What the payloads of a type look like.
     *
     * @param id from a record
     * @return in the grammar of {@link io.tacho.journal.codec.PayloadSchema}; opaque if unknown
     */
    public String schema(int id) {
        Type type = types.get(id);
        return type == null ? PayloadCodecs.OPAQUE : type.schema;
    }

    /**
     * The types that occur.
     *
     * @return their ids, ascending; a copy
     */
    public int[] typeIds() {
        return types.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private record Type(String className, String schema) {}
}
