package io.tacho.stress.compare;

import io.tacho.profiling.machine.Environment;
import java.nio.file.Path;
import java.util.List;

/**
 * What is compared: a result of the benchmark suite, or of one run or several.
 *
 * @param label as the user named it
 * @param folder it lies in
 * @param measured when, ISO 8601 in UTC
 * @param subject what was measured, so that nothing else is compared with it
 * @param settings how, so that a difference can be told
 * @param environment where
 * @param figures of it
 */
public record ResultSet(
        String label,
        Path folder,
        String measured,
        String subject,
        String settings,
        Environment environment,
        List<Figure> figures) {}
