package io.tacho.journal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Reads the text of a {@link PayloadSchema}; once, confined to a thread. */
final class SchemaParser {
    /** Of a schema that is wrong. */
    private static final int MAX_SHOWN = 1_000;

    private final String text;
    private int at;
    private int depth;

    SchemaParser(String text) {
        this.text = text;
    }

    /** The whole text. */
    SchemaNode schema() {
        SchemaNode node = text.isEmpty() || startsWithField() ? fields() : type();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return node;
    }

    private boolean startsWithField() {
        int colon = text.indexOf(':');
        return colon > 0 && text.chars().limit(colon).allMatch(Character::isJavaIdentifierPart);
    }

    private SchemaNode.Fields fields() {
        List<SchemaNode.Field> all = new ArrayList<>();
        if (at < text.length() && text.charAt(at) != '}') {
            do {
                String name = name("the name of a field");
                expect(':');
                all.add(new SchemaNode.Field(name, type()));
            } while (take(','));
        }
        return new SchemaNode.Fields(List.copyOf(all));
    }

    private SchemaNode type() {
        if (++depth > PayloadSchema.MAX_DEPTH) {
            throw wrong("less depth");
        }
        SchemaNode node;
        if (take('{')) {
            node = new SchemaNode.Nested(fields());
            expect('}');
        } else if (take('[')) {
            node = new SchemaNode.Sequence(type());
            expect(']');
        } else if (take('<')) {
            node = variants();
        } else if (take('^')) {
            node = new SchemaNode.Enclosing(levels());
        } else {
            node = named();
        }
        depth--;
        return node;
    }

    private SchemaNode variants() {
        List<SchemaNode.Variant> all = new ArrayList<>();
        do {
            String name = name("the name of a variant");
            expect('{');
            all.add(new SchemaNode.Variant(name, fields()));
            expect('}');
        } while (take('|'));
        expect('>');
        return new SchemaNode.Variants(List.copyOf(all));
    }

    private int levels() {
        String digits = run(c -> c >= '0' && c <= '9');
        if (digits.isEmpty() || digits.length() > 3 || digits.charAt(0) == '0') {
            throw wrong("a number of levels");
        }
        return Integer.parseInt(digits);
    }

    private SchemaNode named() {
        String name = run(Character::isLetter);
        if (name.equals("string")) {
            return new SchemaNode.Text();
        }
        if (name.equals("enum")) {
            return constants();
        }
        PrimitiveType type = PrimitiveType.named(name);
        if (type == null) {
            at -= name.length();
            throw wrong("a type");
        }
        return new SchemaNode.Primitive(type, take('?'));
    }

    private SchemaNode constants() {
        List<String> names = new ArrayList<>();
        expect('(');
        // An enum without constants has nothing but null.
        if (!take(')')) {
            do {
                names.add(name("the name of a constant"));
            } while (take('|'));
            expect(')');
        }
        return new SchemaNode.Constant(List.copyOf(names));
    }

    private String name(String what) {
        String name = run(Character::isJavaIdentifierPart);
        if (name.isEmpty()) {
            throw wrong(what);
        }
        return name;
    }

    private String run(IntPredicate belongs) {
        int start = at;
        while (at < text.length() && belongs.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "schema '" + shown() + "': expected " + expected + " at character " + at);
    }

    private String shown() {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
