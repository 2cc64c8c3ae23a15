package io.tacho.profiling.peers;

import java.util.Locale;

/** What Tacho must reach in a row. Goals are set against Pekko only. */
interface Goal {
    /** For the table. */
    String text();

    /**
     * Whether it is reached, for the table.
     *
     * @param tacho median over Tacho's forks
     * @param pekko median over Pekko's forks, in the same unit
     */
    String verdict(double tacho, double pekko);

    /** Nothing is asked; the figures stand for themselves. */
    static Goal none() {
        return new Goal() {
            @Override
            public String text() {
                return Pairing.NOTHING;
            }

            @Override
            public String verdict(double tacho, double pekko) {
                return Pairing.NOTHING;
            }
        };
    }

    /** At most so many times what Pekko needs. */
    static Goal ratio(double limit) {
        return new Goal() {
            @Override
            public String text() {
                return String.format(Locale.ROOT, "<= %.2fx", limit);
            }

            @Override
            public String verdict(double tacho, double pekko) {
                return tacho <= limit * pekko ? "met" : "missed";
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
            public String verdict(double tacho, double pekko) {
                return tacho <= limit ? "met" : "missed";
            }
        };
    }
}
