package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.SpawnOptions;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.hash.serialization.impl.CharSequenceUtf8DataAccess;
import org.junit.jupiter.api.Test;

class NameAccessTest {
    private final NameAccess access = new NameAccess();

    /** What is in files that were made before, and what other programs read. */
    private final CharSequenceUtf8DataAccess ofTheMap = new CharSequenceUtf8DataAccess();

    @Test
    void shouldHaveTheBytesOfTheMapForEveryLength() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < SpawnOptions.MAX_NAME_LENGTH; i++) {
            name.append((char) (' ' + i % 95));
            check(name);
        }
    }

    @Test
    void shouldHaveTheBytesOfTheMapWhereverACharIsNotAscii() {
        for (String other : new String[] {"\u007f", "\u0080", "\u00e9", "\u20ac", "\ud83d\ude00"}) {
            for (int at = 0; at <= 20; at++) {
                check("a".repeat(at) + other + "b".repeat(20 - at));
            }
        }
    }

    @Test
    void shouldHaveRoomForTheLongestNameOfTheWidestChars() {
        check("\u20ac".repeat(SpawnOptions.MAX_NAME_LENGTH));
    }

    @Test
    void shouldForgetALongerNameWhenAShorterOneFollows() {
        check("component-10000");
        check("c");
    }

    private void check(CharSequence name) {
        Data<CharSequence> data = access.getData(name);
        assertArrayEquals(bytes(ofTheMap.getData(name)), bytes(data), name.toString());
        assertEquals(name.toString(), data.getUsing(null).toString());
    }

    private static byte[] bytes(Data<CharSequence> data) {
        byte[] bytes = new byte[Math.toIntExact(data.size())];
        data.bytes().read(data.offset(), bytes, 0, bytes.length);
        return bytes;
    }
}
