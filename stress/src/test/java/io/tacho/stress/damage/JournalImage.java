package io.tacho.stress.damage;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.QueueFileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a journal in memory, to be damaged there. The bytes of a file are never changed in
 * place: a copy shares them with what it was copied from.
 */
final class JournalImage {
    /** What is kept of the zeros that Chronicle lays out behind the last document. */
    static final int UNUSED = 4096;

    private final NavigableMap<String, byte[]> files;

    private JournalImage(NavigableMap<String, byte[]> files) {
        this.files = files;
    }

    /** Of a directory, without what Chronicle keeps for itself. */
    static JournalImage of(Path directory) throws IOException {
        NavigableMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (isQueue(name)) {
                    files.put(name, used(file));
                } else if (!name.endsWith(".cq4t")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return new JournalImage(files);
    }

    private static byte[] used(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer head = littleEndian(in.readNBytes(1 << 10));
            long last = head.getLong(QueueFileDescriptor.LAST_APPEND_OFFSET);
            try (InputStream again = Files.newInputStream(file)) {
                byte[] start = again.readNBytes((int) last + QueueFileDescriptor.HEADER_LENGTH);
                int length =
                        littleEndian(start).getInt((int) last) & QueueFileDescriptor.LENGTH_MASK;
                byte[] rest = again.readNBytes(length + UNUSED);
                byte[] whole = new byte[start.length + rest.length];
                System.arraycopy(start, 0, whole, 0, start.length);
                System.arraycopy(rest, 0, whole, start.length, rest.length);
                return whole;
            }
        }
    }

    static boolean isQueue(String name) {
        return name.endsWith(".cq4");
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    JournalImage copy() {
        return new JournalImage(new TreeMap<>(files));
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    List<String> queues() {
        return files.keySet().stream().filter(JournalImage::isQueue).toList();
    }

    /** Of one directory in it. */
    List<String> queues(String directory) {
        return queues().stream().filter(name -> name.startsWith(directory + "/")).toList();
    }

    byte[] bytes(String name) {
        byte[] found = files.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }

    void put(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    void remove(String name) {
        files.remove(name);
    }

    /** Where Chronicle's headers of the documents of a file are, found by what follows them. */
    List<Integer> documents(String name) {
        List<Integer> found = new ArrayList<>();
        ByteBuffer bytes = littleEndian(bytes(name));
        int header = QueueFileDescriptor.HEADER_LENGTH;
        for (int at = 0; at + header + Integer.BYTES <= bytes.capacity(); at += Integer.BYTES) {
            if (bytes.getInt(at + header) == DocumentDescriptor.MAGIC) {
                found.add(at);
            }
        }
        return found;
    }

    /** Makes a directory the same, rewriting only what differs from what was there before. */
    void writeTo(Path directory, JournalImage before) {
        try {
            Files.createDirectories(directory);
            for (String name : before.names()) {
                if (!files.containsKey(name)) {
                    Files.delete(directory.resolve(name));
                }
            }
            deleteEmpty(directory);
            for (String name : names()) {
                if (before.files.get(name) != files.get(name)) {
                    Files.createDirectories(directory.resolve(name).resolve("..").normalize());
                    overwrite(directory.resolve(name), bytes(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In place: some file systems write a file to the disk at once that was emptied before. */
    private static void overwrite(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.truncate(bytes.length);
        }
    }

    private static void deleteEmpty(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                try (Stream<Path> content = Files.list(each)) {
                    if (content.findAny().isEmpty()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    static JournalImage empty() {
        return new JournalImage(new TreeMap<>());
    }
}
