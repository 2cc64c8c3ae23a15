package io.tacho.profiling.peers;

import java.util.Queue;
import org.jctools.queues.varhandle.unpadded.MpscGrowableVarHandleUnpaddedArrayQueue;

/**
 * {@link TellCourse} with nothing but a queue, of the class below Tacho's own mailboxes, and a
 * thread that polls it. It waits as the Disruptor's yielding strategy does: spinning, then
 * yielding.
 */
final class JctoolsTell implements PeerWorkload {
    private static final int SPINS = 100;

    private final TellCourse course;
    private final Queue<Token> queue =
            new MpscGrowableVarHandleUnpaddedArrayQueue<>(2, TellCourse.IN_FLIGHT);
    private final Thread consumer = new Thread(this::consume, "consumer");
    private volatile boolean ended;

    JctoolsTell(TellCourse course) {
        this.course = course;
        consumer.setDaemon(true);
        consumer.start();
    }

    @Override
    public int operations() {
        return course.messages();
    }

    @Override
    public long run() {
        return course.run(() -> queue.offer(Token.TOKEN));
    }

    @Override
    public void close() {
        ended = true;
        try {
            consumer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the consumer had ended", e);
        }
    }

    private void consume() {
        TellReceiver receiver = course.receiver();
        int empty = 0;
        while (!ended) {
            for (Token token = queue.poll(); token != null; token = queue.poll()) {
                receiver.handle(token);
                empty = 0;
            }
            if (++empty <= SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
