package io.tacho.profiling.peers;

import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.YieldingWaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link TellCourse} in the Disruptor: a ring for several producers, because the others' receivers
 * take messages from anybody, with one batch processor that spins and then yields.
 */
final class DisruptorTell implements PeerWorkload {
    private static final EventTranslatorOneArg<Entry, Token> TRANSLATOR =
            (entry, sequence, token) -> entry.token = token;

    private final TellCourse course;
    private final Disruptor<Entry> disruptor =
            new Disruptor<>(
                    Entry::new,
                    TellCourse.IN_FLIGHT,
                    DaemonThreadFactory.INSTANCE,
                    ProducerType.MULTI,
                    new YieldingWaitStrategy());

    DisruptorTell(TellCourse course) {
        this.course = course;
        TellReceiver receiver = course.receiver();
        disruptor.handleEventsWith((entry, sequence, endOfBatch) -> receiver.handle(entry.token));
        disruptor.start();
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        RingBuffer<Entry> ring = disruptor.getRingBuffer();
        return course.run(
                () -> {
                    ring.publishEvent(TRANSLATOR, Token.TOKEN);
                    return true;
                });
    }

    @Override
    public void close() {
        disruptor.shutdown();
    }

    private static final class Entry {
        private @Nullable Token token;
    }
}
