package io.tacho.stress.document;

import java.util.List;

/**
 * A chart of strips under one another on one axis. What it shows is in a table too: for who can't
 * see it, and for formats that can't draw.
 *
 * @param caption what it shows
 * @param keys what its marks mean
 * @param axis above the strips
 * @param strips in their order
 * @param data the same in numbers; none where a table beside the figure has them
 */
public record Figure(String caption, List<Key> keys, Svg axis, List<Strip> strips, List<Block> data)
        implements Block {
    /**
     * What a mark means.
     *
     * @param mark a sample of it
     * @param meaning in words
     */
    public record Key(Svg mark, String meaning) {}

    /**
     * A line of the chart.
     *
     * @param label left of it
     * @param note right of it
     * @param drawing what it shows
     */
    public record Strip(Text label, Text note, Svg drawing) {}

    @Override
    public void accept(BlockVisitor visitor) {
        visitor.figure(this);
    }
}
