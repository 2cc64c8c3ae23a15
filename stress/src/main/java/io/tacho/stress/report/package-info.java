/**
 * What people see: the closing table on stdout, the progress line on stderr, the analysis as a page
 * for a browser, the suite's results as a page and as Markdown, numbers in the units of people.
 * Confined to the threads that print.
 */
@NullMarked
package io.tacho.stress.report;

import org.jspecify.annotations.NullMarked;
