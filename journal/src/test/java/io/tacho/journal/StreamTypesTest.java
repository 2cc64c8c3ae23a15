package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.tacho.journal.codec.PayloadCodec;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamTypesTest {
    private static final List<Class<?>> PRIMITIVES =
            List.of(
                    boolean.class,
                    byte.class,
                    short.class,
                    char.class,
                    int.class,
                    long.class,
                    float.class,
                    double.class);

    private static final int DIMENSIONS = 10;

    @TempDir private Path temp;

    @Test
    void shouldKnowEveryOfManyClassesAgain() throws IOException {
        MetaWriter meta = new MetaWriter(temp.resolve("meta"), false);
        Map<Class<?>, PayloadCodec<?>> codecs = new HashMap<>();
        // Any will do: no message is encoded, and to make one for each class takes time.
        classes().forEach(each -> codecs.put(each, new Poison.Codec()));
        StreamTypes types = new StreamTypes(new TypeRegistry(meta, codecs));
        List<StreamType> met = new ArrayList<>();
        for (Class<?> each : classes()) {
            StreamType type = types.of(each);
            assertEquals(met.size() + 1, type.id());
            assertEquals(each.getName(), type.className());
            met.add(type);
        }
        for (Class<?> each : classes()) {
            assertSame(met.remove(0), types.of(each), "was registered once more");
        }
        meta.journalClose(List.of());
    }

    /** {@code int[]}, {@code int[][]} and so on. */
    private static List<Class<?>> classes() {
        List<Class<?>> result = new ArrayList<>();
        for (Class<?> primitive : PRIMITIVES) {
            for (int i = 1; i <= DIMENSIONS; i++) {
                result.add(Array.newInstance(primitive, new int[i]).getClass());
            }
        }
        return result;
    }
}
