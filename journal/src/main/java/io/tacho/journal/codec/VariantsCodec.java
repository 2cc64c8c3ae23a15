package io.tacho.journal.codec;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a sealed type: a byte that says which variant, then its fields. */
final class VariantsCodec implements ValueCodec {
    /** What a byte can tell apart from null. */
    static final int MAX_VARIANTS = 255;

    private final String schema;
    private final Class<?>[] classes;
    private final ValueCodec[] codecs;

    VariantsCodec(List<Variant> variants) {
        classes = variants.stream().map(Variant::type).toArray(Class<?>[]::new);
        codecs = variants.stream().map(Variant::codec).toArray(ValueCodec[]::new);
        schema =
                variants.stream()
                        .map(each -> each.name() + "{" + each.codec().schema() + "}")
                        .collect(Collectors.joining("|", "<", ">"));
    }

    /**
     * One of the types that a sealed type permits.
     *
     * @param codec of its fields
     */
    record Variant(String name, Class<?> type, ValueCodec codec) {
        /** A class's name without its package, which tells nested ones apart, too. */
        static String nameOf(Class<?> type) {
            return type.getName()
                    .substring(
                            type.getPackageName().isEmpty()
                                    ? 0
                                    : type.getPackageName().length() + 1);
        }
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void encodeNullable(@Nullable Object value, PayloadWriter out) {
        if (value == null) {
            out.putByte((byte) 0);
            return;
        }
        for (int i = 0; i < classes.length; i++) {
            if (classes[i].isInstance(value)) {
                out.putByte((byte) (i + 1));
                codecs[i].encodeNullable(value, out);
                return;
            }
        }
        throw new IllegalStateException(value.getClass() + " isn't permitted");
    }

    @Override
    public @Nullable Object decodeNullable(PayloadReader in) {
        int index = in.getByte() & 0xFF;
        if (index == 0) {
            return null;
        }
        if (index > codecs.length) {
            throw new IllegalArgumentException("there is no variant " + index);
        }
        return codecs[index - 1].decodeNullable(in);
    }
}
