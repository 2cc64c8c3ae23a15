/**
 * Mailboxes on JCTools' queues, in the unpadded VarHandle variants: many senders, the one worker
 * that runs the actor's turn receives. {@link io.tacho.runtime.mailbox.MailboxFactory} makes them;
 * the classes behind it are named by what they do when they are full.
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>mailbox</th><th>queue</th><th>allocates</th></tr>
 * <tr><td>{@code GrowableMailbox}</td><td>MPSC, linked arrays that double</td>
 *     <td>while it grows; 4 bytes a slot</td></tr>
 * <tr><td>{@code BoundedMailbox}</td><td>the same, up to the bound</td>
 *     <td>while it grows; at a bound of a million, 4 MB when it has been full</td></tr>
 * <tr><td>{@code BlockingMailbox}</td><td>a {@code BoundedMailbox}, and a list of waiters</td>
 *     <td>as that, and two small objects for each wait</td></tr>
 * <tr><td>{@code DropOldestMailbox}</td><td>MPMC, one array and one of sequence numbers</td>
 *     <td>all when it is made: 12 bytes a slot, a power of two of them</td></tr>
 * <tr><td>{@code PriorityMailbox}</td><td>a {@code GrowableMailbox}, and a binary heap</td>
 *     <td>while either grows; 16 bytes a place of the heap besides</td></tr>
 * </table>
 *
 * <p>Bytes are with compressed references. None shrinks. A message costs no garbage once its
 * mailbox has grown.
 *
 * <p><b>Memory ordering.</b> {@link io.tacho.runtime.mailbox.Mailbox} states the one promise that
 * the wake-up protocol of the {@code engine} package builds on: an offer that has returned is seen
 * by {@code isEmpty()}, as after a full fence. In all of JCTools' queues used here {@code
 * isEmpty()} compares the indices, never the slots, and an offer claims its index with a volatile
 * CAS <em>before</em> it stores the element with release. So it is the CAS that counts: it is
 * ordered before the sender's volatile read of the actor's state, however late the element's store
 * becomes visible. Who sees the index without the element waits for it in {@code poll()}, which
 * says "none" only when the indices are equal; for as long as that sender is not running, if it was
 * interrupted in between.
 *
 * <p>The one exception is an offer that links a new array: it publishes its index with release
 * only. {@code GrowableMailbox} puts a full fence after those, and the mailboxes that build on it
 * have that with it.
 *
 * <p>What came out is published with release by the worker. A sender may therefore find a mailbox
 * full that has just got room; it never finds room that there isn't.
 */
@NullMarked
package io.tacho.runtime.mailbox;

import org.jspecify.annotations.NullMarked;
