package io.tacho.stress.report;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** How what matters stands out in a table. */
public enum Emphasis {
    /** By colour, for a terminal. */
    COLOR {
        @Override
        String good(String text) {
            return colored(text, AttributedStyle.GREEN);
        }

        @Override
        String bad(String text) {
            return colored(text, AttributedStyle.RED);
        }
    },
    /** By its words alone. */
    NONE {
        @Override
        String good(String text) {
            return text;
        }

        @Override
        String bad(String text) {
            return text;
        }
    };

    abstract String good(String text);

    abstract String bad(String text);

    String goodOrBad(boolean isGood, String text) {
        return isGood ? good(text) : bad(text);
    }

    private static String colored(String text, int color) {
        return new AttributedString(text, AttributedStyle.BOLD.foreground(color)).toAnsi();
    }
}
