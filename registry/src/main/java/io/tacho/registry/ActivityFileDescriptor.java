package io.tacho.registry;

/**
 * The layout of an activity file, version {@value #VERSION}: a header, a line for each worker, and
 * for each worker an entry for each actor. Numbers are in the byte order of the machine; the magic
 * number tells. Times are of {@link System#nanoTime()} of the writing process; on Linux that is one
 * clock for all processes.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   0
 *  |                      Magic "TACHOACT"                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+   8
 *  |               Version, 0 until all else is there              |
 *  +---------------------------------------------------------------+  12
 *  |                      How many workers: w                      |
 *  +---------------------------------------------------------------+  16
 *  |              How many actors: n; ids are 0 to n - 1           |
 *  +---------------------------------------------------------------+  20
 *  |                      44 bytes reserved, 0                    ...
 * ...                                                              |
 *  +---------------------------------------------------------------+  64
 *  |     Worker: since when it handles a message; 0: it doesn't    |  a cache line
 *  |                                                               |  for each worker
 *  +---------------------------------------------------------------+
 *  |                 whose message, an actor's id                 ...
 * ...                                                              |
 *  +---------------------------------------------------------------+  64 + 64 * w
 *  |             Entry: messages handled, in any way               |  32 bytes for
 *  |                                                               |  each actor, for
 *  +---------------------------------------------------------------+  each worker
 *  |                     ns that all of them took                  |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |          ns that the slowest of the last second took          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |     which second: the time that it began, by 2^30 ns          |
 *  +---------------------------------------------------------------+
 *  |           backlog of its mailbox, when last looked at         |
 *  +---------------------------------------------------------------+  64 + (64 + 32 * n) * w
 * </pre>
 */
final class ActivityFileDescriptor {
    /** "TACHOACT" as a little-endian machine writes it. */
    static final long MAGIC = 0x5443_414F_4843_4154L;

    static final int VERSION = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int WORKERS_OFFSET = 12;
    static final int ACTORS_OFFSET = 16;
    static final int HEADER_LENGTH = 64;

    static final int WORKER_LENGTH = 64;
    static final int SINCE_OFFSET = 0;
    static final int RECIPIENT_OFFSET = 8;

    static final int ENTRY_LENGTH = 32;
    static final int HANDLED_OFFSET = 0;
    static final int NANOS_OFFSET = 8;
    static final int SLOWEST_OFFSET = 16;
    static final int SECOND_OFFSET = 24;
    static final int BACKLOG_OFFSET = 28;

    /** A second is 2^30 ns here. */
    static final int SECOND_SHIFT = 30;

    static final int MOST_WORKERS = 1 << 12;

    /** So that the entries of a worker fit into one mapping. */
    static final int MOST_ACTORS = Integer.MAX_VALUE / ENTRY_LENGTH;

    private ActivityFileDescriptor() {}

    static int workersLength(int workers) {
        return HEADER_LENGTH + workers * WORKER_LENGTH;
    }

    static int workerOffset(int worker) {
        return HEADER_LENGTH + worker * WORKER_LENGTH;
    }

    static long entriesOffset(int workers, int actors, int worker) {
        return workersLength(workers) + (long) worker * actors * ENTRY_LENGTH;
    }

    static long fileLength(int workers, int actors) {
        return entriesOffset(workers, actors, workers);
    }
}
