package io.tacho.runtime;

/** Placeholder. */
public record RateLimit(double perSecond, int burst) {}
