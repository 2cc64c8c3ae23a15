package io.tacho.stress.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A table.
 *
 * @param caption above it; may be empty
 * @param columns their headings
 * @param rows in their order
 */
public record Table(String caption, List<Column> columns, List<Row> rows) implements Block {
    /**
     * A column.
     *
     * @param title above it
     * @param numbers whether it holds numbers, which stand on the right
     */
    public record Column(String title, boolean numbers) {}

    /**
     * A row.
     *
     * @param band whether it is a heading of the rows below it; then it has one cell
     * @param cells one for each column
     */
    public record Row(boolean band, List<Text> cells) {}

    @Override
    public void accept(BlockVisitor visitor) {
        visitor.table(this);
    }

    /**
     * Starts a table.
     *
     * @param caption above it; may be empty
     * @return a builder, for one thread
     */
    public static Builder captioned(String caption) {
        return new Builder(caption);
    }

    /** Puts a table together. */
    public static final class Builder {
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        private Builder(String caption) {
            this.caption = caption;
        }

        /**
         * Adds columns of words.
         *
         * @param titles above them
         * @return this
         */
        public Builder words(String... titles) {
            return columns(false, titles);
        }

        /**
         * Adds columns of numbers.
         *
         * @param titles above them
         * @return this
         */
        public Builder numbers(String... titles) {
            return columns(true, titles);
        }

        private Builder columns(boolean numbers, String... titles) {
            for (String title : titles) {
                columns.add(new Column(title, numbers));
            }
            return this;
        }

        /**
         * Adds a heading of the rows that follow.
         *
         * @param title of it
         * @return this
         */
        public Builder band(String title) {
            rows.add(new Row(true, List.of(Text.of(title))));
            return this;
        }

        /**
         * Adds a row.
         *
         * @param cells one for each column
         * @return this
         */
        public Builder row(Text... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(
                        cells.length + " cells in a table of " + columns.size() + " columns");
            }
            rows.add(new Row(false, List.of(cells)));
            return this;
        }

        /**
         * The table.
         *
         * @return as it is by now
         */
        public Table build() {
            return new Table(caption, List.copyOf(columns), List.copyOf(rows));
        }
    }
}
