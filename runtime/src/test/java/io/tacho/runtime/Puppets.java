package io.tacho.runtime;

import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Actors that note their hooks and do what they are told. */
public final class Puppets {
    private final TestSystem test;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Integer> broken = new HashMap<>();

    public Puppets(TestSystem test) {
        this.test = test;
    }

    /** An actor and the children it spawns before it starts. */
    public record Spec(SpawnOptions options, List<Spec> children) {
        public static Spec of(String name, Restart restart, Spec... children) {
            return new Spec(SpawnOptions.named(name).withRestart(restart), Arrays.asList(children));
        }

        public static Spec permanent(String name, Spec... children) {
            return of(name, Restart.PERMANENT, children);
        }

        /** Four children that are always restarted. */
        public static Spec[] abcd() {
            return new Spec[] {permanent("a"), permanent("b"), permanent("c"), permanent("d")};
        }

        public Spec with(Supervision supervision) {
            return new Spec(options.withSupervision(supervision), children);
        }

        public String name() {
            return Objects.requireNonNull(options.name());
        }
    }

    /** Something a puppet does when it gets it. */
    public record Do(Consumer<ActorContext<Object>> action) {}

    /** What a puppet throws; without a stack, since every failure is logged. */
    public static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    public ActorRef<Object> spawn(Spec spec) {
        ActorRef<Object> actor = test.system().spawn(spec.options(), () -> new Puppet(spec));
        test.runUntilIdle();
        return actor;
    }

    /** Spawns a supervisor named sup, with children that have started. */
    public void family(Supervision.Strategy strategy, int intensity, Spec... children) {
        spawn(Spec.of("sup", Restart.TEMPORARY, children).with(supervision(strategy, intensity)));
        notes();
    }

    /** A strategy with an intensity within five seconds. */
    public static Supervision supervision(Supervision.Strategy strategy, int intensity) {
        return Supervision.of(strategy).withIntensity(intensity, Duration.ofSeconds(5));
    }

    /** The living puppet of a name. */
    public ActorRef<Object> ref(String name) {
        return Objects.requireNonNull(test.system().lookup(name), name);
    }

    public boolean lives(String name) {
        return test.system().lookup(name) != null;
    }

    public void tell(String name, Object message) {
        ref(name).tell(message);
    }

    /** Has a puppet throw, and runs until idle. */
    public void fail(String name) {
        tell(name, "boom");
        test.runUntilIdle();
    }

    /** Has a puppet do something in its turn, and runs until idle. */
    public void have(String name, Consumer<ActorContext<Object>> action) {
        tell(name, new Do(action));
        test.runUntilIdle();
    }

    public void stop(String name) {
        test.system().stop(ref(name));
        test.runUntilIdle();
    }

    /** A hook throws the next times it is called; it is noted before. */
    public void breakHook(String name, String hook, int times) {
        broken.put(name + " " + hook, times);
    }

    public void note(String line) {
        notes.add(line);
    }

    /** All notes. */
    public List<String> peek() {
        return List.copyOf(notes);
    }

    /** Takes all notes. */
    public List<String> notes() {
        List<String> all = List.copyOf(notes);
        notes.clear();
        return all;
    }

    /** Looks at all notes so far: every object is started once, ends once, and in that order. */
    public void checkLives() {
        Set<String> alive = new HashSet<>();
        for (String note : notes) {
            String[] words = note.split(" ");
            if (words[1].equals("preStart") && !alive.add(words[0])
                    || words[1].equals("postStop") && !alive.remove(words[0])) {
                throw new AssertionError(note + " at the wrong time: " + notes);
            }
        }
        for (String name : alive) {
            if (!lives(name)) {
                throw new AssertionError(name + " ended without postStop: " + notes);
            }
        }
    }

    /** Takes all notes, and returns those of some hooks. */
    public List<String> notes(String... hooks) {
        Set<String> wanted = Set.of(hooks);
        return notes().stream().filter(line -> wanted.contains(line.split(" ")[1])).toList();
    }

    private final class Puppet implements Actor<Object> {
        private final Spec spec;

        Puppet(Spec spec) {
            this.spec = spec;
        }

        private void note(String hook, String detail) {
            notes.add(spec.name() + " " + hook + detail);
            String key = spec.name() + " " + hook;
            int left = broken.getOrDefault(key, 0);
            if (left > 0) {
                broken.put(key, left - 1);
                throw new Broken(key);
            }
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            if (message instanceof Do told) {
                told.action().accept(context);
            } else if (message.equals("stop")) {
                context.stop();
            } else if (message.equals("boom")) {
                throw new Broken("boom");
            } else {
                note("got", " " + message);
            }
        }

        @Override
        public void preStart(ActorContext<Object> context) {
            note("preStart", "");
            for (Spec child : spec.children()) {
                context.spawn(child.options(), () -> new Puppet(child));
            }
        }

        @Override
        public void postStart(ActorContext<Object> context) {
            note("postStart", "");
        }

        @Override
        public void preStop(ActorContext<Object> context) {
            note("preStop", "");
        }

        @Override
        public void postStop(ActorContext<Object> context) {
            note("postStop", "");
        }

        @Override
        public void onError(Throwable error, ActorContext<Object> context) {
            note("onError", " " + error.getMessage());
        }

        @Override
        public void onRestart(@Nullable Throwable reason, ActorContext<Object> context) {
            note("onRestart", reason == null ? "" : " " + reason.getMessage());
        }

        @Override
        public void onSignal(Signal signal, ActorContext<Object> context) {
            if (signal instanceof Terminated end) {
                note("terminated", " " + end.actor().name() + " " + end.state());
            }
        }
    }
}
