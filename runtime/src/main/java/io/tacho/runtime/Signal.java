package io.tacho.runtime;

/** What the runtime tells an actor about its world; see {@link Actor#onSignal}. */
public sealed interface Signal permits Terminated {}
