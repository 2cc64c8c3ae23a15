package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.Closeable;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyTypesTest {
    private static final int MOST_APART = 256;
    private static final int TYPES = 300;

    /** Each choice of them makes a class of its own. */
    private static final Class<?>[] INTERFACES = {
        Runnable.class,
        Comparable.class,
        Closeable.class,
        Cloneable.class,
        Serializable.class,
        CharSequence.class,
        Callable.class,
        Supplier.class,
        Consumer.class
    };

    @TempDir private Path temporary = Path.of("");

    private static Object ofClass(int number) {
        Class<?>[] some =
                IntStream.range(0, INTERFACES.length)
                        .filter(i -> (number >>> i & 1) != 0)
                        .mapToObj(i -> INTERFACES[i])
                        .toArray(Class<?>[]::new);
        return Proxy.newProxyInstance(
                ManyTypesTest.class.getClassLoader(), some, (proxy, method, args) -> null);
    }

    @Test
    void shouldTellTypesTogetherThatAreTooMany() {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        for (int number = 1; number <= TYPES; number++) {
            journal.messageOf(ofClass(number), number);
        }
        Analysis analysis = journal.analyze(TYPES + 1);

        assertEquals(TYPES, analysis.messages().sent());
        assertEquals(MOST_APART + 1, analysis.latency().byType().size());
        assertEquals(
                TYPES - MOST_APART,
                Objects.requireNonNull(analysis.latency().byType().get("type 0"))
                        .handling()
                        .count());
    }
}
