package io.tacho.stress.threshold;

/** How a value is compared with a limit. */
enum Operator {
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

    Operator(String sign) {
        this.sign = sign;
    }

    abstract boolean holds(double value, double limit);

    /** Whether a value that has grown beyond the limit never holds again. */
    boolean isUpperBound() {
        return this == LESS || this == AT_MOST;
    }

    /** Whether what only grows, and is beyond the limit, never holds again. */
    boolean isLostBeyond() {
        return isUpperBound() || this == EQUAL;
    }

    static Operator of(String sign) {
        for (Operator each : values()) {
            // k6 also has the one of JavaScript.
            if (each.sign.equals(sign) || sign.equals("===") && each == EQUAL) {
                return each;
            }
        }
        throw new IllegalArgumentException("no operator: " + sign);
    }
}
