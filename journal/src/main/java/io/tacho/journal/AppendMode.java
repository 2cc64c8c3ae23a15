package io.tacho.journal;

/** Which thread appends batches to the files, and so waits where the file system makes it wait. */
public enum AppendMode {
    /**
     * The worker that filled the batch, at once: no further thread, but a page fault, a new file or
     * a forced write holds up the actors of that worker.
     */
    INLINE,
    /**
     * One thread for all streams, that workers hand their batches over to. A worker waits only when
     * all batches of its stream are on their way.
     */
    WRITER_THREAD;

    /**
     * What a journal is written with unless it says otherwise: a writer thread where it can have a
     * processor that neither a worker needs nor one that feeds them, inline where it would have to
     * take one from those: a third busy thread on two processors was no help. Figures in
     * docs/adr/0017.
     *
     * @param workers number of workers
     * @param processors that the JVM may use
     * @return the mode
     */
    static AppendMode suitedTo(int workers, int processors) {
        return processors - workers >= 2 ? WRITER_THREAD : INLINE;
    }
}
