package io.tacho.stress.export;

import io.tacho.journal.reader.RecordFlyweight;
import java.io.IOException;

/** Gets the records of a journal, a stream after the other. */
interface RecordSink extends AutoCloseable {
    /**
     * One record, valid during the call.
     *
     * @param stream it is of
     */
    void add(int stream, RecordFlyweight record) throws IOException;

    @Override
    void close() throws IOException;
}
