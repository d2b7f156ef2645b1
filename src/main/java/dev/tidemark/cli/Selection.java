package dev.tidemark.cli;

import dev.tidemark.filter.RecordPredicate;
import dev.tidemark.path.FilePath;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Used by one thread; {@link #stop} may come from any. Hands on the records that pass, up to a limit; counts those left out
 * because of their version. Says gaps on the error stream.
 */
final class Selection {

    /** A record could not be handed on: not the source's fault. */
    static final class SinkException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException failure;

        SinkException(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }

    private static final int LATER_VERSION = 1;

    private final RecordPredicate predicate;
    private final boolean passesAll;
    private final int versions;
    private final RecordSink sink;
    private final PrintStream err;
    private long left;
    private long extentsLeftOut;
    private long laterLeftOut;
    private volatile boolean stopped;

    /**
     * @param predicate tests everything but the version
     * @param passesAll whether it lets every record pass
     * @param versions bit {@code 1 << v} for each version to hand on, bit 1 for later ones
     * @param limit how many records to hand on at most
     */
    Selection(
            RecordPredicate predicate, boolean passesAll, int versions, long limit, RecordSink sink, PrintStream err) {
        this.predicate = predicate;
        this.passesAll = passesAll;
        this.versions = versions;
        this.left = limit;
        this.sink = sink;
        this.err = err;
    }

    void record(ByteBuffer bytes, int at) {
        record(bytes, at, null);
    }

    /** A record, and where its file was then. */
    void record(ByteBuffer bytes, int at, @Nullable FilePath path) {
        if (left == 0 || !passesAll && !predicate.passes(bytes, at)) {
            return;
        }
        int version = RecordBytes.majorVersion(bytes, at);
        int kind = RecordBytes.isKnown(version) ? version : LATER_VERSION;
        if ((versions >>> kind & 1) == 0) {
            extentsLeftOut += kind == 4 ? 1 : 0;
            laterLeftOut += kind == LATER_VERSION ? 1 : 0;
            return;
        }
        try {
            sink.accept(bytes, at, path);
        } catch (IOException e) {
            throw new SinkException(e);
        }
        left--;
    }

    /** Says that records are missing here. */
    void gap(String words) {
        if (goesOn()) {
            err.println("tidemark: " + words);
        }
    }

    void flush() {
        try {
            sink.flush();
        } catch (IOException e) {
            throw new SinkException(e);
        }
    }

    /** Ends the reading soon. */
    void stop() {
        stopped = true;
    }

    boolean goesOn() {
        return left > 0 && !stopped;
    }

    /** How many version 4 records passed but were of no version asked for. */
    long extentsLeftOut() {
        return extentsLeftOut;
    }

    /** How many records of versions not known passed but were not asked for. */
    long laterLeftOut() {
        return laterLeftOut;
    }
}
