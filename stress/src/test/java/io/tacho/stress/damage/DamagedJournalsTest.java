package io.tacho.stress.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.tacho.journal.RecordEncoding;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.reader.JournalReadException;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.stress.export.ExportFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of damaged journals. Of each, what is shown was written, and what is missing is said;
 * nothing hangs, nothing is thrown but what is documented, and no damage decides how much memory is
 * taken.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedJournalsTest {
    /** Of each damage, for each of the journals. */
    private static final int DAMAGED = Integer.getInteger("tacho.damages", 12);

    private static final int FORGED = 8;

    /** Many times what a whole journal takes. */
    private static final long MOST_ALLOCATED = 400L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<ExportFormat> FORMATS = List.of(ExportFormat.values());

    private static List<Original> originals = List.of();
    private static JournalImage other = JournalImage.empty();

    @TempDir private Path temp = Path.of("");
    private JournalImage onDisk = JournalImage.empty();
    private int surveys;

    /** A journal before the damage, and what is in it. */
    private record Original(String name, JournalImage image, Survey survey, Set<ByteBuffer> all) {
        static Original of(String name, JournalImage image, Path temp) throws IOException {
            Path journal = temp.resolve(name + "-copy");
            image.writeTo(journal, JournalImage.empty());
            Survey survey = Survey.of(journal, temp, FORMATS);
            Set<ByteBuffer> all = new HashSet<>();
            survey.records().forEach(all::addAll);
            return new Original(name, image, survey, all);
        }
    }

    @BeforeAll
    static void record(@TempDir Path temp) throws IOException {
        other = SampleJournal.other(temp.resolve("other"));
        originals =
                List.of(
                        Original.of(
                                "plain",
                                SampleJournal.closed(temp.resolve("plain"), RecordEncoding.PLAIN),
                                temp),
                        Original.of(
                                "compact",
                                SampleJournal.closed(
                                        temp.resolve("compact"), RecordEncoding.COMPACT),
                                temp),
                        Original.of(
                                "killed",
                                SampleJournal.cut(temp.resolve("killed"), RecordEncoding.COMPACT),
                                temp));
        assertEquals(
                List.of(Completeness.COMPLETE, Completeness.COMPLETE, Completeness.CUT),
                originals.stream().map(each -> each.survey.status().completeness()).toList());
        for (Original each : originals) {
            assertTrue(each.image.queues("stream-0000").size() > 1, "more than one file");
            assertEquals(SampleJournal.MESSAGES, each.survey.status().messages());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowOnlyWhatWasWrittenAndSayWhatIsMissing(Damage damage) {
        for (Original original : originals) {
            for (int seed = 0; seed < DAMAGED; seed++) {
                JournalImage image = original.image.copy();
                damage.apply(image, other, new Random(seed));
                check(original, image, original.name + ", " + damage + ", seed " + seed);
            }
        }
    }

    @Test
    void shouldKnowACutAtTheEndOfEveryDocument() {
        for (Original original : originals) {
            for (String name : original.image.queues()) {
                for (int at : original.image.documents(name)) {
                    JournalImage image = original.image.copy();
                    Damage.cut(image, name, at);
                    String variant = original.name + ", " + name + " cut at " + at;
                    Survey survey = check(original, image, variant);
                    assertTrue(
                            survey == null
                                    || survey.status().completeness() == Completeness.DAMAGED,
                            variant);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSurviveWhatCannotBeWithARightChecksum(Forgery forgery) {
        for (Original original : originals) {
            for (int seed = 0; seed < FORGED; seed++) {
                JournalImage image = original.image.copy();
                Random random = new Random(seed);
                forgery.applyToAny(image, random);
                survey(image, original.name + ", forged " + forgery + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSurviveWhatCannotBeInDocumentsOfAKind(DocumentKind kind) {
        for (Forgery forgery : Forgery.values()) {
            Original original = originals.get(forgery.ordinal() % originals.size());
            JournalImage image = original.image.copy();
            forgery.applyToAll(image, kind, new Random(kind.code()));
            survey(image, original.name + ", forged " + forgery + " of each " + kind);
        }
    }

    /** Null if it is no journal any more. */
    private @Nullable Survey check(Original original, JournalImage image, String variant) {
        Survey survey = survey(image, variant);
        if (survey == null) {
            return null;
        }
        Completeness completeness = survey.status().completeness();
        assertEquals(completeness == Completeness.COMPLETE, survey.analysis().complete(), variant);
        assertEquals(
                completeness == Completeness.COMPLETE,
                survey.status().reasons().isEmpty(),
                variant);
        switch (completeness) {
            case COMPLETE -> assertTrue(survey.tellsTheSameAs(original.survey), variant);
            case CUT -> {
                assertEquals(0, survey.status().missingBatches(), variant);
                for (int stream = 0; stream < survey.records().size(); stream++) {
                    List<ByteBuffer> shown = survey.records().get(stream);
                    List<ByteBuffer> written = original.survey.records().get(stream);
                    assertTrue(
                            shown.size() <= written.size()
                                    && shown.equals(written.subList(0, shown.size())),
                            variant);
                }
            }
            case DAMAGED -> assertWritten(original, survey, variant);
        }
        return survey;
    }

    /**
     * In any stream: a batch does not say of which it is, so that one in the wrong file is shown
     * there, and said to be unreadable around.
     */
    private static void assertWritten(Original original, Survey survey, String variant) {
        for (List<ByteBuffer> stream : survey.records()) {
            for (ByteBuffer record : stream) {
                assertTrue(
                        original.all.contains(record),
                        () -> variant + " shows what was not written");
            }
        }
    }

    /** One format after the other: to read a journal takes longer than to damage it. */
    private ExportFormat nextFormat() {
        return FORMATS.get(surveys++ % FORMATS.size());
    }

    private @Nullable Survey survey(JournalImage image, String variant) {
        Path journal = temp.resolve("journal");
        image.writeTo(journal, onDisk);
        onDisk = image;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            Survey survey = Survey.of(journal, temp, List.of(nextFormat()));
            assertEquals(
                    survey.records().stream().mapToLong(List::size).sum(),
                    survey.status().messages() + survey.status().activities(),
                    variant);
            return survey;
        } catch (NotAJournalException | JournalReadException e) {
            String said = String.valueOf(e.getMessage());
            assertTrue(said.contains(journal.toString()), variant);
            assertEquals(1, said.lines().count(), variant);
            return null;
        } catch (Throwable e) {
            return fail(variant, e);
        } finally {
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < MOST_ALLOCATED, () -> variant + ": " + allocated + " bytes");
        }
    }
}
