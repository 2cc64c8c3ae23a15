package io.tacho.stress.document;

/** Is told the parts of a text, in their order. */
interface SpanVisitor {
    void plain(String text);

    void code(String text);

    void strong(String text);

    void note(String text);

    void link(String text, String target);

    void mark(Tone tone, String text);

    void lineBreak();
}
