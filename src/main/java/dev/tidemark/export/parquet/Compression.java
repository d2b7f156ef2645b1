package dev.tidemark.export.parquet;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** How pages are compressed. Immutable; each table has a {@link Compressor} of its own. */
public enum Compression {
    /** Not at all: larger, and quicker to read. */
    NONE(0),
    /** As GZIP, which every engine reads. */
    GZIP(2);

    private final int codec;

    Compression(int codec) {
        this.codec = codec;
    }

    /** The number that the format has for it. */
    int codec() {
        return codec;
    }

    Compressor compressor() {
        return this == GZIP ? new Gzip() : new Stored();
    }

    /** Compresses pages. Not thread-safe; holds memory of the system until it is closed. */
    interface Compressor extends AutoCloseable {

        /** Puts bytes behind others, compressed. */
        void compress(GrowingBytes page, GrowingBytes to);

        @Override
        void close();
    }

    private static final class Stored implements Compressor {

        @Override
        public void compress(GrowingBytes page, GrowingBytes to) {
            to.put(page.array(), 0, page.size());
        }

        @Override
        public void close() {}
    }

    /** RFC 1952, without a time: the same bytes give the same. */
    private static final class Gzip implements Compressor {

        /** What was measured: higher ones take much longer, and little less room. */
        private static final int LEVEL = 4;

        private static final byte[] HEAD = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
        private static final int SOME = 1 << 14;

        private final Deflater deflater = new Deflater(LEVEL, true);
        private final CRC32 sum = new CRC32();

        @Override
        public void compress(GrowingBytes page, GrowingBytes to) {
            to.put(HEAD, 0, HEAD.length);
            deflater.reset();
            deflater.setInput(page.array(), 0, page.size());
            deflater.finish();
            while (!deflater.finished()) {
                to.ensure(SOME);
                to.grew(deflater.deflate(to.array(), to.size(), to.room() - to.size()));
            }
            sum.reset();
            sum.update(page.array(), 0, page.size());
            to.int32((int) sum.getValue());
            to.int32(page.size());
        }

        @Override
        public void close() {
            deflater.end();
        }
    }
}
