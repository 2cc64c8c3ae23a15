package io.tacho.runtime.testkit;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of actors, in the order of its coming. A live view, used by the test's thread. */
public final class Effects {
    private final EffectRecorder recorder;
    private final Predicate<Effect> wanted;

    Effects(EffectRecorder recorder, Predicate<Effect> wanted) {
        this.recorder = recorder;
        this.wanted = wanted;
    }

    /**
     * All of them.
     *
     * @return a copy, the oldest first
     */
    public List<Effect> all() {
        return recorder.those(wanted);
    }

    /**
     * Those of one kind.
     *
     * @param kind one of the records of {@link Effect}
     * @param <E> the kind
     * @return a copy, the oldest first
     */
    public <E extends Effect> List<E> of(Class<E> kind) {
        return all().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * All of them as text, such as {@code "restarted a: boom"}.
     *
     * @return a copy, the oldest first
     */
    public List<String> lines() {
        return all().stream().map(Effect::toString).toList();
    }

    /**
     * The only one of a kind.
     *
     * @param kind one of the records of {@link Effect}
     * @param <E> the kind
     * @return it
     * @throws AssertionError if there is none or more than one
     */
    public <E extends Effect> E expectOne(Class<E> kind) {
        List<E> found = of(kind);
        if (found.size() != 1) {
            throw new AssertionError(
                    "expected one effect " + kind.getSimpleName() + " but got " + this);
        }
        return found.get(0);
    }

    /**
     * Sees to it that there is none of a kind.
     *
     * @param kind one of the records of {@link Effect}
     * @throws AssertionError if there is one
     */
    public void expectNone(Class<? extends Effect> kind) {
        if (!of(kind).isEmpty()) {
            throw new AssertionError(
                    "expected no effect " + kind.getSimpleName() + " but got " + this);
        }
    }

    /** Forgets everything so far, of all actors. */
    public void clear() {
        recorder.clear();
    }

    @Override
    public String toString() {
        return all().stream().map(Effect::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
