package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.PauseCause;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything in the queue of what concerns the whole journal. Read once, then only asked. */
final class MetaContent {
    final Findings findings = new Findings("meta");
    final Dictionary dictionary = new Dictionary();
    final List<ClockAnchor> anchors = new ArrayList<>();
    final List<Window> windows = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    final List<LaneClose> lanes = new ArrayList<>();
    final Map<Integer, DroppedSegment> dropped = new HashMap<>();
    final Set<Integer> openedStreams = new TreeSet<>();

    /** What the journal's close says of each stream. */
    final Map<Integer, StreamClose> closes = new HashMap<>();

    @Nullable String config;
    boolean closed;
    boolean opened;
    long journalId;
    int streams;
    int mode;
    private int newerVersion;
    private boolean any;

    /**
     * Reads it.
     *
     * @throws NotAJournalException if there is nothing of a journal in it
     */
    static MetaContent read(Path journal) {
        MetaContent content = new MetaContent();
        try (QueueScanner scanner =
                new QueueScanner(JournalFiles.meta(journal), content.findings)) {
            Document document;
            while ((document = scanner.next()) != null) {
                content.accept(document);
            }
        }
        if (content.newerVersion > DocumentDescriptor.FORMAT_VERSION) {
            throw new NotAJournalException(
                    journal
                            + " is a journal of format version "
                            + content.newerVersion
                            + "; read it with a newer release");
        }
        if (!content.any) {
            throw new NotAJournalException(
                    journal + " is no journal: nothing of one is in its meta directory");
        }
        if (!content.opened) {
            content.findings.add("the document that opens the journal can't be read");
        }
        return content;
    }

    private void accept(Document document) {
        any = true;
        String otherVersion = document.otherVersion();
        if (otherVersion != null) {
            newerVersion = Math.max(newerVersion, document.version());
            findings.add("document " + document.batchNumber() + " " + otherVersion);
            return;
        }
        DocumentKind kind = document.kind();
        try {
            if (kind == null || !understood(kind, document)) {
                findings.add(
                        "document " + document.batchNumber() + " is of a kind that can't be here");
            }
        } catch (BufferUnderflowException e) {
            findings.add("document " + document.batchNumber() + " (" + kind + ") is too short");
        } catch (IllegalArgumentException e) {
            findings.add(
                    "document " + document.batchNumber() + " (" + kind + "): " + e.getMessage());
        }
    }

    private boolean understood(DocumentKind kind, Document document) {
        PayloadReader body = document.body();
        inRange("entries", document.recordCount(), Integer.MAX_VALUE);
        switch (kind) {
            case JOURNAL_OPEN -> {
                journalId = body.getLong();
                streams = inRange("streams", body.getInt(), BodyDescriptor.MAX_STREAMS);
                mode = body.getInt();
                opened = true;
            }
            case STREAM_OPEN -> {
                body.getLong();
                openedStreams.add(stream(body.getInt()));
            }
            case ACTORS -> actors(document.recordCount(), body);
            case TYPES -> types(document.recordCount(), body);
            case CONFIG -> config = text(document);
            case ANCHOR -> anchors.add(new ClockAnchor(body.getLong(), body.getLong()));
            case WINDOW_START -> windows.add(new Window(body.getLong(), Long.MAX_VALUE));
            case WINDOW_END -> endWindow(body.getLong());
            case LANES -> {
                for (int i = 0; i < document.recordCount(); i++) {
                    lanes.add(LaneClose.read(body));
                }
            }
            case PAUSES -> {
                for (int i = 0; i < document.recordCount(); i++) {
                    pause(body);
                }
            }
            case DROPPED -> {
                DroppedSegment last = DroppedSegment.read(body);
                dropped.put(stream(last.stream()), last);
            }
            case JOURNAL_CLOSE -> {
                for (int i = 0; i < document.recordCount(); i++) {
                    StreamClose close = StreamClose.read(body);
                    closes.putIfAbsent(stream(close.stream()), close);
                }
                closed = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    static int inRange(String what, int number, int most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(what + " out of range: " + number);
        }
        return number;
    }

    private static int stream(int index) {
        return inRange("stream", index, BodyDescriptor.MAX_STREAMS - 1);
    }

    private void pause(PayloadReader body) {
        PauseCause cause = PauseCause.of(body.getInt());
        body.getInt();
        long from = body.getLong();
        long to = body.getLong();
        if (cause != null) {
            pauses.add(new Pause(cause, from, to));
        }
    }

    private void actors(int count, PayloadReader body) {
        String className = "";
        for (int i = 0; i < count; i++) {
            int id = body.getInt();
            String name = orEmpty(body.getText());
            String own = orEmpty(body.getText());
            className = own.isEmpty() ? className : own;
            dictionary.addActor(id, name, className);
        }
    }

    private void types(int count, PayloadReader body) {
        for (int i = 0; i < count; i++) {
            dictionary.addType(body.getInt(), orEmpty(body.getText()), orEmpty(body.getText()));
        }
    }

    private void endWindow(long end) {
        int last = windows.size() - 1;
        if (last >= 0 && windows.get(last).end() == Long.MAX_VALUE) {
            windows.set(last, new Window(windows.get(last).start(), end));
        } else {
            findings.add("a window ends that didn't begin");
        }
    }

    /** What the journal's close says of a stream; null without a close. */
    @Nullable StreamClose closeOf(int stream) {
        return closes.get(stream);
    }

    /** Whether any document says that this stream was opened. */
    boolean wasOpened(int stream) {
        StreamClose close = closeOf(stream);
        return openedStreams.contains(stream)
                || close != null && close.state() != BodyDescriptor.STREAM_UNOPENED;
    }

    private static String text(Document document) {
        byte[] bytes = new byte[document.bodyLength()];
        document.buffer().get(document.bodyOffset(), bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
