package io.tacho.runtime;

import io.tacho.runtime.mailbox.MailboxFactory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an actor is to be spawned.
 *
 * @param name under which the directory knows it, 1 to {@value #MAX_NAME_LENGTH} characters without
 *     control characters; null for none (it is then found by its reference only)
 * @param mailbox makes its mailbox
 */
public record SpawnOptions(@Nullable String name, MailboxFactory mailbox) {
    /** The longest name, in characters. */
    public static final int MAX_NAME_LENGTH = 255;

    private static final SpawnOptions ANONYMOUS = new SpawnOptions(null, MailboxFactory.growable());

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the name is empty, too long or has control characters
     */
    public SpawnOptions {
        Objects.requireNonNull(mailbox, "mailbox");
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
        return new SpawnOptions(Objects.requireNonNull(name, "name"), ANONYMOUS.mailbox);
    }

    /**
     * The same with another mailbox.
     *
     * @param factory makes the mailbox
     * @return new options
     */
    public SpawnOptions withMailbox(MailboxFactory factory) {
        return new SpawnOptions(name, factory);
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
}
