package io.tacho.registry;

import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at the head of a file before Chronicle Map may: that would make a file where there is none,
 * fill an empty one, wait a minute for one that never becomes a map, and make an object of whatever
 * class the header of a foreign file names.
 *
 * <pre>
 *   0               8       12
 *  +---------------+-------+-------------------------------+
 *  |   checksum    | size  | "!net.openhft...Map {...}"    |
 *  +---------------+-------+-------------------------------+
 * </pre>
 *
 * <p>The top bit of the size is set until the map is complete.
 */
final class DirectoryFileHeader {
    private static final int SIZE_OFFSET = 8;
    private static final int TEXT_OFFSET = 12;
    private static final int SIZE_MASK = (1 << 30) - 1;

    /** Chronicle Map's own limit. */
    private static final int MAX_TEXT_LENGTH = 16 * 1024;

    private static final String MAP_PREFIX = "!net.openhft.chronicle.map.VanillaChronicleMap ";

    /** Where an object is made of a class, or a class loaded, by its name. */
    private static final Pattern TAG =
            Pattern.compile(
                    "!(?:type\\s+)?([^\\s,{}\\[\\]]*)"
                            + "|[@&*`]"
                            // The map does not look at what stands before it.
                            + "|(?i:type\\s)");

    /** Those that a directory's own header has. */
    private static final Pattern OWN_CLASS =
            Pattern.compile(
                    "CharSequence"
                            + "|net\\.openhft\\.chronicle\\.map\\.VanillaChronicleMap"
                            + "|net\\.openhft\\.chronicle\\.hash\\.impl\\.HashSplitting\\$For\\w+"
                            // Not all that are there: one reads any serialized object.
                            + "|net\\.openhft\\.chronicle\\.hash\\.serialization\\.impl\\."
                            + "(StopBitSizeMarshaller|ConstantSizeMarshaller"
                            + "|CharSequenceSizedReader|SizedMarshallableDataAccess)"
                            + "|"
                            + Stream.of(
                                            NameAccess.class,
                                            DirectoryEntry.class,
                                            DirectoryEntryMarshaller.class)
                                    .map(each -> Pattern.quote(each.getName()))
                                    .collect(Collectors.joining("|")));

    private DirectoryFileHeader() {}

    /**
     * Returns if the file is a complete directory as far as its head shows.
     *
     * @param file the file
     * @throws RegistryException if it isn't
     */
    static void check(Path file) {
        try (SharedFile shared = new SharedFile(file)) {
            FileChannel channel = shared.channel();
            ByteBuffer head = read(channel, 0, TEXT_OFFSET);
            if (head.remaining() < TEXT_OFFSET) {
                throw new RegistryException(
                        "the directory file "
                                + file
                                + " has "
                                + channel.size()
                                + " bytes, less than a header: it was cut, or is being made; try"
                                + " again while its system runs");
            }
            int size = head.getInt(SIZE_OFFSET);
            int textLength = size & SIZE_MASK;
            if (textLength > MAX_TEXT_LENGTH || textLength < MAP_PREFIX.length()) {
                throw notADirectory(file);
            }
            String text = text(read(channel, TEXT_OFFSET, textLength));
            if (!text.startsWith(MAP_PREFIX)
                    || !text.contains(DirectoryEntryMarshaller.class.getName())
                    || !hasOwnClassesOnly(text)) {
                throw notADirectory(file);
            }
            if (size < 0) {
                throw new RegistryException(
                        "the directory file "
                                + file
                                + " is not complete: its system is starting, or died while it"
                                + " started; try again, or start the system with a new file");
            }
        } catch (NoSuchFileException e) {
            throw new RegistryException(
                    "there is no directory file "
                            + file
                            + ": check the path, and that the system was started with a directory",
                    e);
        } catch (IOException e) {
            throw new RegistryException(
                    "can't read the directory file " + file + " (" + e + ")", e);
        }
    }

    private static boolean hasOwnClassesOnly(String text) {
        return TAG.matcher(text)
                .results()
                .allMatch(tag -> tag.group(1) != null && OWN_CLASS.matcher(tag.group(1)).matches());
    }

    private static RegistryException notADirectory(Path file) {
        return new RegistryException(
                file + " is not a directory file of this version: check the path");
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    /** Reads up to length bytes; fewer where the file ends before. */
    private static ByteBuffer read(FileChannel channel, long position, int length)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
