package io.tacho.runtime;

/** A spawn asked for a name that an actor of this system has. */
public final class NameTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the system.
     *
     * @param name the name asked for
     */
    public NameTakenException(String name) {
        super("the name '" + name + "' is taken; stop that actor first or choose another name");
    }
}
