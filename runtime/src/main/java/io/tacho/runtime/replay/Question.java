package io.tacho.runtime.replay;

import io.tacho.runtime.ActorRef;

/**
 * The ask that a recorded reply answers, as the asker knows it. The asker's oldest ask that is not
 * answered and fits best is taken: all three alike, else the first two, else the second.
 *
 * @param causeId recorded id of the message whose handler asked
 * @param asked who was asked, of the replay's own actors
 * @param fingerprint of the question, as {@link SendObserver#sent} gives it
 */
public record Question(long causeId, ActorRef<?> asked, long fingerprint) {}
