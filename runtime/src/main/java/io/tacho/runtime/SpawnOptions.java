package io.tacho.runtime;

import io.tacho.runtime.mailbox.MailboxFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an actor is to be spawned. To spawn many alike, set up one and give each its name with {@link
 * #withName}: they then share their settings.
 *
 * @param name under which the directory knows it, 1 to {@value #MAX_NAME_LENGTH} characters without
 *     control characters; null for none (it is then found by its reference only)
 * @param settings everything else
 */
public record SpawnOptions(@Nullable String name, ActorSettings settings) {
    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 255;

    private static final SpawnOptions ANONYMOUS = new SpawnOptions(null, ActorSettings.DEFAULT);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the name is empty, too long or has control characters
     */
    public SpawnOptions {
        Objects.requireNonNull(settings, "settings");
        if (name != null) {
            checkName(name);
        }
    }

    /**
     * An actor without a name.
     *
     * @return the options
     */
    public static SpawnOptions anonymous() {
        return ANONYMOUS;
    }

    /**
     * An actor that the directory knows by name.
     *
     * @param name the name
     * @return the options
     */
    public static SpawnOptions named(String name) {
        return ANONYMOUS.withName(name);
    }

    /**
     * The same with another name.
     *
     * @param other the name
     * @return new options
     */
    public SpawnOptions withName(String other) {
        return new SpawnOptions(Objects.requireNonNull(other, "name"), settings);
    }

    /**
     * The same with another mailbox; it grows without a practical limit unless set.
     *
     * @param factory makes the mailbox
     * @return new options
     */
    public SpawnOptions withMailbox(MailboxFactory factory) {
        return with(draft -> draft.mailbox = factory);
    }

    /**
     * The same with another restart type; {@link Restart#TEMPORARY} unless set.
     *
     * @param type when the supervisor restarts it
     * @return new options
     */
    public SpawnOptions withRestart(Restart type) {
        return with(draft -> draft.restart = type);
    }

    /**
     * The same with another supervision of its children; {@link Supervision#DEFAULT} unless set.
     *
     * @param ofChildren what it does about children that end
     * @return new options
     */
    public SpawnOptions withSupervision(Supervision ofChildren) {
        return with(draft -> draft.supervision = ofChildren);
    }

    /**
     * The same with another dispatcher; {@link Dispatcher#POOL} unless set.
     *
     * @param threads which threads run it
     * @return new options
     */
    public SpawnOptions withDispatcher(Dispatcher threads) {
        return with(draft -> draft.dispatcher = threads);
    }

    /**
     * The same with a limit of age: a message that waited longer is expired and counted, not
     * handled. Signals and what the actor's own timers send have no such limit.
     *
     * @param limit since its sending, more than 0
     * @return new options
     */
    public SpawnOptions withTimeToLive(Duration limit) {
        return with(draft -> draft.timeToLive = limit);
    }

    /**
     * The same with a limit of what it may send; beyond it a send's outcome is {@link
     * SendOutcome#LIMITED}. Replies are not limited.
     *
     * @param limit the limit
     * @return new options
     */
    public SpawnOptions withSendLimit(RateLimit limit) {
        return with(draft -> draft.sendLimit = limit);
    }

    /**
     * The same with a health check, see {@link Actor#health}.
     *
     * @param check how
     * @return new options
     */
    public SpawnOptions withHealthCheck(HealthCheck check) {
        return with(draft -> draft.healthCheck = check);
    }

    /**
     * The same with somebody who looks on.
     *
     * @param looksOn called around each message
     * @return new options
     */
    public SpawnOptions withObserver(MessageObserver looksOn) {
        return with(draft -> draft.observer = looksOn);
    }

    /**
     * The same with another capacity of its {@link Stash}; 1,000 unless set.
     *
     * @param capacity in messages, 1 to {@value ActorSettings#MAX_STASH_CAPACITY}
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public SpawnOptions withStash(int capacity) {
        return with(draft -> draft.stashCapacity = capacity);
    }

    private SpawnOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(settings);
        change.accept(draft);
        return new SpawnOptions(name, draft.finish());
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "an actor's name has 1 to "
                            + MAX_NAME_LENGTH
                            + " characters, this one "
                            + name.length());
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw new IllegalArgumentException(
                        "an actor's name has no control characters, this one has one at " + i);
            }
        }
    }

    /** Settings that are being changed. */
    private static final class Draft {
        private MailboxFactory mailbox;
        private Restart restart;
        private Supervision supervision;
        private Dispatcher dispatcher;
        private @Nullable Duration timeToLive;
        private @Nullable RateLimit sendLimit;
        private @Nullable HealthCheck healthCheck;
        private @Nullable MessageObserver observer;
        private int stashCapacity;

        Draft(ActorSettings from) {
            mailbox = from.mailbox();
            restart = from.restart();
            supervision = from.supervision();
            dispatcher = from.dispatcher();
            timeToLive = from.timeToLive();
            sendLimit = from.sendLimit();
            healthCheck = from.healthCheck();
            observer = from.observer();
            stashCapacity = from.stashCapacity();
        }

        ActorSettings finish() {
            return new ActorSettings(
                    mailbox,
                    restart,
                    supervision,
                    dispatcher,
                    timeToLive,
                    sendLimit,
                    healthCheck,
                    observer,
                    stashCapacity);
        }
    }
}
