/**
 * Mailboxes on JCTools' MPSC queues, in the unpadded VarHandle variants: many senders, the one
 * worker that runs the actor's turn receives. A mailbox allocates only while it grows.
 *
 * <p>Memory ordering: {@link io.tacho.runtime.mailbox.Mailbox} states the one promise that the
 * wake-up protocol of the {@code engine} package builds on.
 */
@NullMarked
package io.tacho.runtime.mailbox;

import org.jspecify.annotations.NullMarked;
