package io.tacho.stress.document;

import java.util.List;

/**
 * A document.
 *
 * @param title of it
 * @param about one line below the title
 * @param blocks in their order
 */
public record Document(String title, Text about, List<Block> blocks) {
    /** Copies the blocks. */
    public Document {
        blocks = List.copyOf(blocks);
    }
}
