package io.tacho.journal.codec;

/** Numbers recorded as one type and read as another, as long as nothing of them is lost. */
final class Numbers {
    private Numbers() {}

    /**
     * Converts.
     *
     * @param box the wanted type, boxed
     * @throws IllegalArgumentException if it isn't that number any more
     */
    static Object convert(Number number, Class<?> box) {
        boolean whole = !(number instanceof Double) && !(number instanceof Float);
        if (whole) {
            long value = number.longValue();
            if (box == Long.class) {
                return value;
            }
            if (box == Integer.class && (int) value == value) {
                return (int) value;
            }
            if (box == Short.class && (short) value == value) {
                return (short) value;
            }
            if (box == Byte.class && (byte) value == value) {
                return (byte) value;
            }
            // The largest is no double, but what a cast from the next one stops at.
            boolean roundTrips = value < Long.MAX_VALUE;
            if (box == Double.class && roundTrips && (long) (double) value == value) {
                return (double) value;
            }
            if (box == Float.class && roundTrips && (long) (float) value == value) {
                return (float) value;
            }
        } else {
            double value = number.doubleValue();
            if (box == Double.class) {
                return value;
            }
            if (box == Float.class && Double.compare((float) value, value) == 0) {
                return (float) value;
            }
        }
        throw new IllegalArgumentException(number + " doesn't fit into a " + box.getSimpleName());
    }
}
