package io.tacho.registry;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * The layout of a counters file, version {@value #VERSION}: a header, then the metadata and the
 * values of Agrona's counters (see {@link CountersReader} for those two). Numbers are in the byte
 * order of the machine; the magic number tells.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+   0
 *  |                      Magic "TACHOCNT"                         |
 *  |                                                               |
 *  +---------------------------------------------------------------+   8
 *  |               Version, 0 until all else is there              |
 *  +---------------------------------------------------------------+  12
 *  |             Closed: 1 once the system has shut down           |
 *  +---------------------------------------------------------------+  16
 *  |                     Process id of the writer                  |
 *  |                                                               |
 *  +---------------------------------------------------------------+  24
 *  |         When the file was made, ms since 1970                 |
 *  |                                                               |
 *  +---------------------------------------------------------------+  32
 *  |  When the process was started: ticks since the machine was,   |
 *  |  field 22 of Linux's /proc/pid/stat; 0 where there is none     |
 *  +---------------------------------------------------------------+  40
 *  |                    How many counters fit                      |
 *  +---------------------------------------------------------------+  44
 *  |               Length of the system's name, bytes              |
 *  +---------------------------------------------------------------+  48
 *  |                  64 bytes of the system's name, UTF-8        ...
 * ...                                                              |
 *  +---------------------------------------------------------------+ 112
 *  |     Which start of the machine that was: 8 bytes of its id    |
 *  |                                                               |
 *  +---------------------------------------------------------------+ 120
 *  |  When the process was started, ms since 1970; 0 if unknown    |
 *  |           (moves with the wall clock; where no ticks are)     |
 *  +---------------------------------------------------------------+ 128
 *  |                Metadata, 512 bytes for each counter          ...
 * ...                                                              |
 *  +---------------------------------------------------------------+ 128 + 512 * n
 *  |                 Values, 128 bytes for each counter           ...
 * ...                                                              |
 *  +---------------------------------------------------------------+ 128 + 640 * n
 * </pre>
 *
 * <p>A counter has two cache lines to itself, so that workers don't slow each other down. The
 * version is written last with release and read first with acquire: who sees it sees the rest of
 * the header.
 */
final class CountersFileDescriptor {
    /** "TACHOCNT" as a little-endian machine writes it. */
    static final long MAGIC = 0x544E_434F_4843_4154L;

    static final int VERSION = 2;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int CLOSED_OFFSET = 12;
    static final int PID_OFFSET = 16;
    static final int STARTED_AT_OFFSET = 24;
    static final int START_TICKS_OFFSET = 32;
    static final int MAX_COUNTERS_OFFSET = 40;
    static final int NAME_LENGTH_OFFSET = 44;
    static final int NAME_OFFSET = 48;
    static final int MAX_NAME_LENGTH = 64;
    static final int START_BOOT_OFFSET = 112;
    static final int START_MILLIS_OFFSET = 120;
    static final int HEADER_LENGTH = 128;

    /** Keeps the file's length an int, by far. */
    static final int MOST_COUNTERS = 1 << 16;

    private CountersFileDescriptor() {}

    /**
     * The length of a file.
     *
     * @param maxCounters how many counters fit, 1 to {@value #MOST_COUNTERS}
     * @return bytes
     */
    static int fileLength(int maxCounters) {
        return valuesOffset(maxCounters) + maxCounters * CountersReader.COUNTER_LENGTH;
    }

    /**
     * The metadata of a mapped file.
     *
     * @param file the whole file
     * @param maxCounters how many counters fit
     * @return a window on it
     */
    static UnsafeBuffer metaData(UnsafeBuffer file, int maxCounters) {
        return new UnsafeBuffer(file, HEADER_LENGTH, maxCounters * CountersReader.METADATA_LENGTH);
    }

    /**
     * The values of a mapped file.
     *
     * @param file the whole file
     * @param maxCounters how many counters fit
     * @return a window on it
     */
    static UnsafeBuffer values(UnsafeBuffer file, int maxCounters) {
        return new UnsafeBuffer(
                file, valuesOffset(maxCounters), maxCounters * CountersReader.COUNTER_LENGTH);
    }

    private static int valuesOffset(int maxCounters) {
        return HEADER_LENGTH + maxCounters * CountersReader.METADATA_LENGTH;
    }
}
