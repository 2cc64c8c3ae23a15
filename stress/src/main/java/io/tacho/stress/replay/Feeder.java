package io.tacho.stress.replay;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.replay.FeedTimes;
import io.tacho.runtime.replay.Question;
import io.tacho.runtime.replay.RecordedMessage;
import io.tacho.runtime.replay.ReplayFeed;
import io.tacho.runtime.spi.MessageKind;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends messages that were read to the replay's actors. Confined to a thread. */
final class Feeder {
    private final ReplayFeed feed;
    private final Cast cast;
    private final RecordSource source;
    private final Comparison comparison;
    private final Omissions omissions;
    private final Runnable awaitRest;
    private final Set<Integer> missing = new HashSet<>();

    /** Those that did not get all that they got in the recording. */
    private final BitSet incomplete = new BitSet();

    private long fed;
    private long operations;

    /**
     * @param awaitRest waits until all that was fed is handled
     */
    Feeder(
            ReplayFeed feed,
            Cast cast,
            RecordSource source,
            Comparison comparison,
            Omissions omissions,
            Runnable awaitRest) {
        this.feed = feed;
        this.cast = cast;
        this.source = source;
        this.comparison = comparison;
        this.omissions = omissions;
        this.awaitRest = awaitRest;
    }

    /** Messages so far. */
    long fed() {
        return fed;
    }

    /** Operations that the load began, so far. */
    long operations() {
        return operations;
    }

    /**
     * Sends a message.
     *
     * @return false if there is nobody to send it to, or nothing that it could answer
     */
    boolean feed(ReadMessage message, Pacing pacing) {
        ActorRef<?> recipient = recipient(message);
        if (recipient == null) {
            return omit(message, "to actors that were not spawned in the replay");
        }
        long cause = message.ids().cause();
        boolean reply = message.kind() == MessageKind.REPLY;
        if (reply && !source.hasSeen(cause)) {
            incomplete.set(message.recipient());
            return omit(message, "replies to messages that are not on record");
        }
        ActorRef<?> sender = cast.find(message.sender());
        RecordedMessage recorded =
                new RecordedMessage(
                        message.ids().message(),
                        cause,
                        message.ids().root(),
                        message.kind(),
                        message.message(),
                        reply ? question(message, sender) : null);
        if (incomplete.get(message.recipient())) {
            comparison.leaveOut(message.ids().message());
        }
        comparison.fed(message.ids().message());
        FeedTimes times = pacing.times(message);
        feed.feed(recipient, sender, recorded, times);
        fed++;
        operations += message.startsOperation() ? 1 : 0;
        return true;
    }

    private boolean omit(ReadMessage message, String reason) {
        omissions.count(reason);
        comparison.leaveOut(message.ids().message());
        return false;
    }

    /** An actor that others spawn may be there only when they have got so far. */
    private @Nullable ActorRef<?> recipient(ReadMessage message) {
        ActorRef<?> recipient = cast.find(message.recipient());
        if (recipient == null && !missing.contains(message.recipient())) {
            awaitRest.run();
            recipient = cast.find(message.recipient());
            if (recipient == null) {
                missing.add(message.recipient());
            }
        }
        return recipient;
    }

    private @Nullable Question question(ReadMessage reply, @Nullable ActorRef<?> sender) {
        AskLedger.Asked asked = source.asks().answered(reply.ids().cause());
        if (asked == null || asked.asker() != reply.recipient()) {
            return null;
        }
        ActorRef<?> whom = cast.find(asked.asked());
        ActorRef<?> replier = whom == null ? sender : whom;
        return replier == null ? null : new Question(asked.causeId(), replier, asked.fingerprint());
    }
}
