package io.tacho.profiling.peers;

import java.util.Locale;

/** What Tacho must reach in a row. */
interface Goal {
    /** For the table. */
    String text();

    /**
     * Whether it is reached.
     *
     * @param tacho median over Tacho's forks
     * @param pekko median over Pekko's forks, in the same unit
     */
    boolean met(double tacho, double pekko);

    /** At most so many times what Pekko needs. */
    static Goal ratio(double limit) {
        return new Goal() {
            @Override
            public String text() {
                return String.format(Locale.ROOT, "<= %.2fx", limit);
            }

            @Override
            public boolean met(double tacho, double pekko) {
                return tacho <= limit * pekko;
            }
        };
    }

    /** At most so much, whatever Pekko needs. */
    static Goal atMost(double limit, String unit) {
        return new Goal() {
            @Override
            public String text() {
                return String.format(Locale.ROOT, "<= %,.0f %s", limit, unit);
            }

            @Override
            public boolean met(double tacho, double pekko) {
                return tacho <= limit;
            }
        };
    }
}
