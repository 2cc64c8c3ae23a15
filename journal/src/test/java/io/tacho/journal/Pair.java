package io.tacho.journal;

/** A message of 16 bytes. */
record Pair(long key, long value) {}
