package io.tacho.journal.codec;

/**
 * Is shown a payload, value by value in the order they were written, by {@link
 * PayloadSchema#accept}. Each value is one call, or all between a {@code begin} and its {@code
 * end}.
 */
public interface PayloadVisitor {
    /** Null in the place of a value. */
    void nothing();

    /**
     * A number, a boolean or a char.
     *
     * @param value a {@link Number}, {@link Boolean} or {@link Character}
     */
    void primitive(Object value);

    /**
     * A string.
     *
     * @param value as it was
     */
    void text(String value);

    /**
     * A constant of an enum.
     *
     * @param name of the constant; {@code #} and the ordinal where the schema has no such name
     */
    void constant(String name);

    /**
     * A record begins.
     *
     * @param variant which one it is of those that a sealed type permits; empty where there was no
     *     choice
     */
    void beginRecord(String variant);

    /**
     * The next value is that of a component.
     *
     * @param name of the component
     */
    void component(String name);

    /** The record ends that began last. */
    void endRecord();

    /**
     * An array or a list begins.
     *
     * @param count how many elements follow, 0 or more
     */
    void beginSequence(int count);

    /** The sequence ends that began last. */
    void endSequence();
}
