/**
 * What the runtime tells Java Flight Recorder. An event that isn't enabled costs a check; none is
 * made for each message, but for {@link io.tacho.runtime.jfr.SlowMessageEvent}, which takes two
 * clock readings a message while it is on. All are off unless a recording enables them, but for
 * dead letters, restarts and starvation, which are rare.
 */
@NullMarked
package io.tacho.runtime.jfr;

import org.jspecify.annotations.NullMarked;
