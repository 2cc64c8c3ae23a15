/**
 * Documents that are written once and shown as Markdown and as HTML: headings, paragraphs, tables
 * and figures ({@link io.tacho.stress.document.Block}) of texts with links and marks ({@link
 * io.tacho.stress.document.Span}), and the two writers. Whatever text they get is a text in what
 * they write, never markup. Immutable; any thread.
 */
@NullMarked
package io.tacho.stress.document;

import org.jspecify.annotations.NullMarked;
