package io.tacho.journal.codec;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records. */
final class Construction {
    private Construction() {}

    /** What the constructor throws comes through, as far as it is unchecked. */
    static Object of(MethodHandle constructor, List<@Nullable Object> values) {
        try {
            return constructor.invokeWithArguments(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the record's constructor threw " + e, e);
        }
    }
}
