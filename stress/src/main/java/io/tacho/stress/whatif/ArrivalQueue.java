package io.tacho.stress.whatif;

import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.measure.Stops;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * What comes from outside, in the order in which it is sent under the new load: what the load has
 * scheduled by {@link LoadSender}, one for each source of message ids; all else, timers among it,
 * when it was sent, compressed.
 */
final class ArrivalQueue {
    private final Recording recording;
    private final MessageSlots messages;
    private final Laps laps;
    private final Stops recordedStops;
    private final Stops stops;
    private final Int2ObjectHashMap<LoadSender> senders = new Int2ObjectHashMap<>();
    private final TimeHeap sent = new TimeHeap();

    ArrivalQueue(Recording recording, Standstill outside, Conditions conditions, Laps laps) {
        this.recording = recording;
        this.laps = laps;
        messages = recording.messages();
        recordedStops = outside.recorded(laps);
        stops = outside.under(conditions, laps);
    }

    /**
     * When the next one is sent.
     *
     * @param before what comes later need not be known
     * @return ns, and if later than that, not exactly; the largest number if there are no more
     */
    long next(long before) {
        long until = laps.expanded(before);
        while (true) {
            long began = recording.nextUncaused(until);
            long nextBegins = began == Long.MAX_VALUE ? began : laps.compressed(began);
            // Nothing that begins later can be sent earlier.
            if (!sent.isEmpty() && sent.time() <= nextBegins) {
                return sent.time();
            }
            if (nextBegins > before || nextBegins == Long.MAX_VALUE) {
                return nextBegins;
            }
            send(recording.takeUncaused());
        }
    }

    int take() {
        return sent.take();
    }

    private void send(int slot) {
        long at =
                messages.is(slot, MessageSlots.SCHEDULED)
                        ? senderOf(slot).send(slot)
                        : laps.compressed(messages.sentAt[slot]);
        messages.newSentAt[slot] = at;
        messages.newRootSentAt[slot] = at;
        sent.add(at, messages.id[slot], slot);
    }

    private LoadSender senderOf(int slot) {
        return senders.computeIfAbsent(
                MessageIds.lane(messages.id[slot]),
                lane -> new LoadSender(messages, recordedStops, stops, laps));
    }
}
