package io.tacho.stress.analyze;

import io.tacho.journal.reader.LaneClose;
import io.tacho.runtime.spi.MessageIds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether every message of a journal is on record, exactly once. Each lane numbers its messages
 * from 1 without gaps, and says at its end how many there were. So the numbers on record must be as
 * many, and have the sums of 1 to n and of their squares: to miss one number and have another twice
 * does not keep both sums, whatever the order they come in. Memory doesn't grow with records.
 */
final class LaneProof {
    private static final int LANES = MessageIds.MAX_LANE + 1;

    /** Findings that are told one by one. */
    private static final int MAX_FINDINGS = 10;

    private final long[] counts = new long[LANES];
    private final long[] sums = new long[LANES];
    private final long[] squares = new long[LANES];

    void saw(long messageId) {
        int lane = MessageIds.lane(messageId);
        long sequence = MessageIds.sequence(messageId);
        counts[lane]++;
        sums[lane] += sequence;
        squares[lane] += sequence * sequence;
    }

    void add(LaneProof other) {
        for (int lane = 0; lane < LANES; lane++) {
            counts[lane] += other.counts[lane];
            sums[lane] += other.sums[lane];
            squares[lane] += other.squares[lane];
        }
    }

    LaneReport report(List<LaneClose> closes) {
        List<String> findings = new ArrayList<>();
        long sent = 0;
        long rejected = 0;
        long recorded = 0;
        boolean[] closed = new boolean[LANES];
        for (LaneClose close : closes) {
            closed[close.lane()] = true;
            sent += close.sent();
            rejected += close.rejected();
            recorded += counts[close.lane()];
            check(close, findings);
        }
        long unknown = 0;
        for (int lane = 0; lane < LANES; lane++) {
            if (!closed[lane] && counts[lane] > 0) {
                unknown += counts[lane];
                findings.add(
                        String.format(
                                Locale.ROOT,
                                "lane %d was not closed: %,d messages are on record, how many there"
                                        + " were is unknown",
                                lane,
                                counts[lane]));
            }
        }
        return new LaneReport(
                closes.size(), sent, recorded, rejected, unknown, shortened(findings));
    }

    private void check(LaneClose close, List<String> findings) {
        int lane = close.lane();
        long sent = close.sent();
        if (counts[lane] != sent) {
            findings.add(
                    String.format(
                            Locale.ROOT,
                            "lane %d gave out %,d messages, and %,d are on record",
                            lane,
                            sent,
                            counts[lane]));
        } else if (sums[lane] != sumTo(sent) || squares[lane] != squaresTo(sent)) {
            findings.add(
                    String.format(
                            Locale.ROOT,
                            "lane %d: as many messages are on record as it gave out, %,d, but not"
                                    + " each exactly once",
                            lane,
                            sent));
        }
    }

    private static List<String> shortened(List<String> findings) {
        if (findings.size() <= MAX_FINDINGS) {
            return findings;
        }
        List<String> first = new ArrayList<>(findings.subList(0, MAX_FINDINGS));
        first.add("and " + (findings.size() - MAX_FINDINGS) + " lanes more");
        return first;
    }

    private static long sumTo(long n) {
        BigInteger count = BigInteger.valueOf(n);
        return count.multiply(count.add(BigInteger.ONE)).shiftRight(1).longValue();
    }

    private static long squaresTo(long n) {
        BigInteger count = BigInteger.valueOf(n);
        return count.multiply(count.add(BigInteger.ONE))
                .multiply(count.shiftLeft(1).add(BigInteger.ONE))
                .divide(BigInteger.valueOf(6))
                .longValue();
    }
}
