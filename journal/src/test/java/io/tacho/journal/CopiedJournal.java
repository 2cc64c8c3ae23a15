package io.tacho.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Writes a journal once for a class of tests, and gives the class's constructor a copy of it for
 * each test, to be damaged.
 */
final class CopiedJournal implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace FOLDERS =
            ExtensionContext.Namespace.create(CopiedJournal.class);

    private enum Kind {
        WRITTEN,
        COPY
    }

    /** Gone with the context that it was made for. */
    private record Folder(Path path) implements AutoCloseable {
        static Path make(ExtensionContext context, Kind kind) {
            try {
                Folder folder = new Folder(Files.createTempDirectory("journal"));
                context.getStore(FOLDERS).put(kind, folder);
                return folder.journal();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path journal() {
            return path.resolve("journal");
        }

        @Override
        public void close() throws IOException {
            List<Path> content;
            try (Stream<Path> all = Files.walk(path)) {
                content = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : content) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Journals.writeAll(Folder.make(context, Kind.WRITTEN), JournalCopy.MESSAGES);
    }

    /** Otherwise a copy would be kept until the class is through. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JournalCopy.class;
    }

    @Override
    public JournalCopy resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Folder written =
                Objects.requireNonNull(context.getStore(FOLDERS).get(Kind.WRITTEN, Folder.class));
        try {
            return JournalCopy.ofWhole(written.journal(), Folder.make(context, Kind.COPY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
