package io.tacho.stress.replay;

import io.tacho.profiling.EventPages;
import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfileFolder;
import io.tacho.profiling.ProfilerSession;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has async-profiler look at the range. Of several loops everything from the beginning of the first
 * range to the end of the last is in one recording: what lies between them, too. Confined to a
 * thread.
 */
public final class RangeProfile implements AutoCloseable {
    private final Set<ProfileEvent> events;
    private final @Nullable ProfileFolder folder;
    private final int loops;
    private @Nullable ProfilerSession session;
    private int ended;

    private RangeProfile(Set<ProfileEvent> events, @Nullable ProfileFolder folder, int loops) {
        this.events = events;
        this.folder = folder;
        this.loops = loops;
    }

    /**
     * No profile.
     *
     * @return one that does nothing
     */
    public static RangeProfile none() {
        return new RangeProfile(Set.of(), null, 1);
    }

    /**
     * A profile.
     *
     * @param events what to look at; at least one
     * @param folder where to write, which exists
     * @param loops how many times the range is executed
     * @return to be given to a session
     */
    public static RangeProfile of(Set<ProfileEvent> events, Path folder, int loops) {
        return new RangeProfile(EnumSet.copyOf(events), new ProfileFolder(folder), loops);
    }

    /** Nothing is on its way; feeding the range begins. */
    void rangeBegins() {
        ProfileFolder target = folder;
        if (target == null || session != null) {
            return;
        }
        session = ProfilerSession.start(events, target.recording());
    }

    /** All of it was fed and handled. */
    void rangeEnds() {
        if (++ended == loops) {
            close();
        }
    }

    /** Ends the recording, if it has begun and not ended. */
    @Override
    public void close() {
        ProfilerSession running = session;
        if (running != null) {
            running.stop();
        }
    }

    List<String> notes() {
        ProfilerSession ran = session;
        return ran == null
                ? List.of()
                : ran.notes().stream().map(note -> "profiler: " + note).toList();
    }

    /** Makes the pages of what was recorded. */
    List<EventPages> render(String title) {
        return folder == null || session == null ? List.of() : folder.render(events, title);
    }
}
