package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteeSetTest {
    private final FakeRef<String> a = new FakeRef<>("a");
    private final FakeRef<String> b = new FakeRef<>("b");
    private final FakeRef<String> c = new FakeRef<>("c");

    /** What is derived is what another thread does in the middle of a change. */
    private final List<Runnable> interference = new ArrayList<>();

    private final RouteeSet<String, List<ActorRef<String>>> set =
            new RouteeSet<>(
                    List.of(a, b),
                    list -> {
                        if (!interference.isEmpty()) {
                            interference.remove(0).run();
                        }
                        return list;
                    });

    @Test
    void shouldKeepBothWhenAnotherAddsInBetween() {
        FakeRef<String> other = new FakeRef<>("other");
        interference.add(() -> set.add(other));
        assertTrue(set.add(c));
        assertEquals(List.of(a, b, other, c), set.list());
        assertEquals(set.list(), set.view());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldChangeNothingWhenAnotherDidTheSameInBetween(boolean adds) {
        if (adds) {
            interference.add(() -> set.add(c));
            assertFalse(set.add(c));
            assertEquals(List.of(a, b, c), set.list());
        } else {
            interference.add(() -> set.remove(a));
            assertFalse(set.remove(a));
            assertEquals(List.of(b), set.list());
        }
        assertEquals(set.list(), set.view());
    }

    @Test
    void shouldDeriveOnceForAllThatHaveEnded() {
        List<String> derived = new ArrayList<>();
        interference.add(() -> derived.add("once"));
        interference.add(() -> derived.add("twice"));
        a.state = ActorState.TERMINATED;
        b.state = ActorState.TERMINATED;
        set.removeEnded();
        set.removeEnded();
        assertEquals(List.of(), set.list());
        assertEquals(List.of("once"), derived);
    }
}
