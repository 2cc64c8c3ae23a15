/**
 * The {@code stress} tool. The data goes one way: {@code cli} reads the command line into options,
 * {@code run} leads a run through its phases with a {@code scenario} under a {@code load}, {@code
 * measure} listens at the recorder's tap, {@code series} keeps what each second was like, {@code
 * threshold} is what was asked, {@code report} writes what came of it; {@code analyze} does the
 * same from the journal alone, {@code replay} and {@code whatif} execute and recompute it, {@code
 * export} writes it for other tools; {@code capacity} looks for the highest rate; {@code bench}
 * measures the runtime itself, {@code compare} sets results side by side; {@code top} looks at a
 * running system from outside. {@code document} is the model of what is written as a page and as
 * Markdown, {@code junit} has tests be runs.
 */
@NullMarked
package io.tacho.stress;

import org.jspecify.annotations.NullMarked;
