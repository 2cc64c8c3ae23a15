package io.tacho.stress.top;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what the actors are sorted, the most first. */
public enum Order {
    /** Messages that wait. */
    BACKLOG(Comparator.comparingInt(Look.ComponentLook::backlog)),
    /** Messages handled a second. */
    RATE(Comparator.comparingDouble(Look.ComponentLook::perSecond)),
    /** The slowest handling. */
    SLOWEST(Comparator.comparingLong(Look.ComponentLook::slowestNanos)),
    /** Time taken of workers. */
    TIME(Comparator.comparingDouble(Look.ComponentLook::share));

    private final Comparator<Look.ComponentLook> comparator;

    Order(Comparator<Look.ComponentLook> comparator) {
        this.comparator =
                comparator
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble(Look.ComponentLook::share).reversed())
                        .thenComparing(Look.ComponentLook::name);
    }

    Comparator<Look.ComponentLook> comparator() {
        return comparator;
    }

    /** The key that chooses it: its first letter. */
    char key() {
        return name().toLowerCase(Locale.ROOT).charAt(0);
    }

    static @Nullable Order ofKey(int key) {
        for (Order each : values()) {
            if (each.key() == key) {
                return each;
            }
        }
        return null;
    }
}
