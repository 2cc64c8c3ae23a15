package io.tacho.runtime.engine;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * One pool leaves a chunk of envelopes while another takes one: the chunk goes to one only, and
 * whole, as its pool left it.
 */
@JCStressTest
@Outcome(id = "64, 0", expect = Expect.ACCEPTABLE, desc = "taken, with all that was written")
@Outcome(id = "0, 64", expect = Expect.ACCEPTABLE, desc = "left for the next one")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, torn, or given to two")
@State
public class EnvelopeExchangeStress {
    private final EnvelopeExchange exchange = new EnvelopeExchange();
    private final Envelope[] chunk =
            Stream.generate(Envelope::new).limit(EnvelopeExchange.CHUNK).toArray(Envelope[]::new);

    @Actor
    public void leaver() {
        for (Envelope envelope : chunk) {
            envelope.messageId = 1;
        }
        exchange.leave(chunk);
    }

    @Actor
    public void taker(II_Result result) {
        result.r1 = written(exchange.take());
    }

    @Arbiter
    public void judge(II_Result result) {
        result.r2 = written(exchange.take());
    }

    private static int written(Envelope @Nullable [] chunk) {
        int written = 0;
        if (chunk != null) {
            for (Envelope envelope : chunk) {
                written += (int) envelope.messageId;
            }
        }
        return written;
    }
}
