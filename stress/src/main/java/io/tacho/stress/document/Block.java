package io.tacho.stress.document;

import java.util.List;

/** A part of a document that stands by itself. */
public sealed interface Block
        permits Block.Heading, Block.Paragraph, Block.Bullets, Block.Fold, Table, Figure {
    /**
     * Shows itself.
     *
     * @param visitor that is told what it is
     */
    void accept(BlockVisitor visitor);

    /**
     * A heading.
     *
     * @param level 2 to 4; the title is 1
     * @param text of it
     */
    record Heading(int level, String text) implements Block {
        @Override
        public void accept(BlockVisitor visitor) {
            visitor.heading(this);
        }
    }

    /**
     * A paragraph.
     *
     * @param tone {@link Tone#NEUTRAL} for most
     * @param text of it
     */
    record Paragraph(Tone tone, Text text) implements Block {
        /**
         * One like any other.
         *
         * @param text of it
         */
        public Paragraph(Text text) {
            this(Tone.NEUTRAL, text);
        }

        /**
         * One like any other.
         *
         * @param text of it
         */
        public Paragraph(String text) {
            this(Text.of(text));
        }

        @Override
        public void accept(BlockVisitor visitor) {
            visitor.paragraph(this);
        }
    }

    /**
     * A list.
     *
     * @param items one or more
     */
    record Bullets(List<Text> items) implements Block {
        @Override
        public void accept(BlockVisitor visitor) {
            visitor.bullets(this);
        }
    }

    /**
     * What need not be seen at first.
     *
     * @param title that is always seen
     * @param content that is not
     */
    record Fold(String title, List<Block> content) implements Block {
        @Override
        public void accept(BlockVisitor visitor) {
            visitor.fold(this);
        }
    }
}
