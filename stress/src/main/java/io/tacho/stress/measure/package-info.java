/**
 * What is measured, and with what: histograms of operations and messages, filled at the recorder's
 * tap while a run goes on and from the journal's records afterwards, by the same code and the same
 * rule for what lies in the measured window; memory, allocation and collections of the process.
 *
 * <p>Histograms belong to one worker each and are added up when nothing is on its way any more;
 * filling them allocates nothing.
 */
@NullMarked
package io.tacho.stress.measure;

import org.jspecify.annotations.NullMarked;
