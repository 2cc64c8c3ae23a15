package io.tacho.stress.document;

/** Is told the blocks of a document, in their order. */
interface BlockVisitor {
    void heading(Block.Heading heading);

    void paragraph(Block.Paragraph paragraph);

    void bullets(Block.Bullets bullets);

    void fold(Block.Fold fold);

    void table(Table table);

    void figure(Figure figure);
}
