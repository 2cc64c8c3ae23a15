package io.tacho.runtime.engine;

import io.tacho.runtime.RateLimit;

/** Placeholder. */
final class TokenBucket {
    TokenBucket(RateLimit limit, long now) {}

    boolean tryTake(long now) {
        return true;
    }
}
