package dev.tidemark.capture;

import dev.tidemark.store.RecordStore;
import dev.tidemark.usn.ScanSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Puts what a scan finds into a store: records by their place in the mapped file, or copied. */
abstract class StoreSink implements ScanSink {

    final RecordStore store;

    private StoreSink(RecordStore store) {
        this.store = store;
    }

    /** For a store over the very file that is scanned. */
    static StoreSink inPlace(RecordStore store) {
        return new StoreSink(store) {
            @Override
            public void record(long offset, ByteBuffer bytes, int at, int length) {
                store.appendAt(offset, bytes, at);
            }
        };
    }

    /** For a store that copies; a full disk comes as {@link UncheckedIOException}. */
    static StoreSink copying(RecordStore store) {
        return new StoreSink(store) {
            @Override
            public void record(long offset, ByteBuffer bytes, int at, int length) {
                try {
                    store.append(bytes, at, length);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Override
    public void gap(long offset, long length, GapKind kind) {
        store.append(Gaps.of(offset, length, kind));
    }
}
