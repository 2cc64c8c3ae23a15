package io.tacho.stress.threshold;

/** How a value is compared with a limit. */
enum Comparison {
    LESS("<") {
        @Override
        boolean holds(double value, double limit) {
            return value < limit;
        }
    },
    AT_MOST("<=") {
        @Override
        boolean holds(double value, double limit) {
            return value <= limit;
        }
    },
    MORE(">") {
        @Override
        boolean holds(double value, double limit) {
            return value > limit;
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean holds(double value, double limit) {
            return value >= limit;
        }
    },
    EQUAL("==") {
        @Override
        boolean holds(double value, double limit) {
            return value == limit;
        }
    },
    NOT_EQUAL("!=") {
        @Override
        boolean holds(double value, double limit) {
            return value != limit;
        }
    };

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    abstract boolean holds(double value, double limit);

    /** Whether a value that has grown beyond the limit never holds again. */
    boolean isUpperBound() {
        return this == LESS || this == AT_MOST;
    }

    static Comparison of(String sign) {
        for (Comparison each : values()) {
            // k6 also has the one of JavaScript.
            if (each.sign.equals(sign) || sign.equals("===") && each == EQUAL) {
                return each;
            }
        }
        throw new IllegalArgumentException("no comparison: " + sign);
    }
}
