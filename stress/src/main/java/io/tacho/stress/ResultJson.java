package io.tacho.stress;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON of results, and of all else that this tool writes. Any thread. */
public final class ResultJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    // What is derived is written, and must not be added to when read.
                    .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
                    .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                    .annotationIntrospector(
                            AnnotationIntrospector.pair(
                                    new NullContract(), new JacksonAnnotationIntrospector()))
                    .build();

    private ResultJson() {}

    /**
     * Writes a value as indented JSON.
     *
     * @param value a record of this tool
     * @return UTF-8, with a newline at the end
     */
    public static byte[] write(Object value) {
        try {
            return (MAPPER.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that is no JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Reads what may be JSON.
     *
     * @param text of a configuration
     * @return null if it is none
     */
    public static @Nullable JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * Reads a result back.
     *
     * @param text that was written with {@link #write}
     * @param type of it
     * @param <T> of it
     * @return the same
     * @throws JsonProcessingException if it is none
     */
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        T value = MAPPER.readValue(text, type);
        if (value == null) {
            throw new JsonParseException("it is null");
        }
        return value;
    }

    /**
     * A value as it is written.
     *
     * @param value a record of this tool
     * @return the same as a tree
     */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
