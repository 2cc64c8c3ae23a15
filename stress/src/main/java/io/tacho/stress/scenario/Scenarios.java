package io.tacho.stress.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scenarios by name. */
public final class Scenarios {
    /** What runs unless told otherwise. */
    public static final String DEFAULT = "mixed";

    private static final Map<String, Supplier<Scenario>> BY_NAME = byName();

    private Scenarios() {}

    /**
     * Makes one.
     *
     * @param name as from {@link Scenario#name()}
     * @return a new one, or null if there is none of that name
     */
    public static @Nullable Scenario create(String name) {
        Supplier<Scenario> factory = BY_NAME.get(name);
        return factory == null ? null : factory.get();
    }

    /**
     * All of them.
     *
     * @return a new one of each
     */
    public static List<Scenario> all() {
        return BY_NAME.values().stream().map(Supplier::get).toList();
    }

    private static Map<String, Supplier<Scenario>> byName() {
        Map<String, Supplier<Scenario>> scenarios = new LinkedHashMap<>();
        for (Supplier<Scenario> factory :
                List.<Supplier<Scenario>>of(
                        Mixed::new,
                        PingPong::new,
                        Ring::new,
                        RequestResponse::new,
                        FanOut::new,
                        FanIn::new,
                        Pipeline::new,
                        Churn::new,
                        Faults::new,
                        Trading::new)) {
            scenarios.put(factory.get().name(), factory);
        }
        return scenarios;
    }
}
