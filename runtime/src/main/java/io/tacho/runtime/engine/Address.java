package io.tacho.runtime.engine;

/**
 * What tells an actor from all others of its system.
 *
 * @param id never given twice
 * @param slot in the table of the living; given again
 */
record Address(int id, int slot) {}
