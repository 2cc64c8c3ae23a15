package io.tacho.stress.analyze;

import io.tacho.stress.measure.Histograms;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A histogram for each slice of time, of full resolution: only the one being filled is laid out,
 * the others are kept packed, some hundred bytes each. Records of a stream come in the order of
 * time, so they are seldom unpacked. Confined to a thread.
 */
final class SlicedHistogram {
    private static final int NONE = -1;

    private final Histogram filled = Histograms.create();
    private final byte[] @Nullable [] packed;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int slice = NONE;

    SlicedHistogram(int slices) {
        packed = new byte[slices][];
    }

    void record(int of, long nanos) {
        if (of != slice) {
            pack();
            slice = of;
        }
        Histograms.record(filled, nanos);
    }

    /** Adds what a slice has. */
    void addTo(Histogram sum, int of) {
        pack();
        byte[] bytes = packed[of];
        if (bytes != null) {
            sum.add(unpacked(bytes));
        }
    }

    private void pack() {
        if (slice == NONE) {
            return;
        }
        byte[] before = packed[slice];
        if (before != null) {
            filled.add(unpacked(before));
        }
        int needed = filled.getNeededByteBufferCapacity();
        if (needed > buffer.capacity()) {
            buffer = ByteBuffer.allocate(needed);
        }
        buffer.clear();
        packed[slice] =
                Arrays.copyOf(buffer.array(), filled.encodeIntoCompressedByteBuffer(buffer));
        filled.reset();
        slice = NONE;
    }

    private static Histogram unpacked(byte[] bytes) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a histogram packed here can't be unpacked", e);
        }
    }
}
