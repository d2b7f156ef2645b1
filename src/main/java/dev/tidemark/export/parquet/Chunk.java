package dev.tidemark.export.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The compressed pages of one column in one row group, and what the footer tells of them. Not thread-safe.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">parquet.thrift</a>
 */
final class Chunk {

    static final int PLAIN = 0;
    static final int LEVELS = 3;
    static final int DIFFERENCES = 5;
    static final int DICTIONARY = 8;

    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    private final GrowingBytes pages = new GrowingBytes();
    private final GrowingBytes compressed = new GrowingBytes();
    private long values;
    private long nulls;
    private long uncompressed;
    private int encodings;

    /**
     * What the footer tells.
     *
     * @param dictionary where the dictionary is in the file, -1 when there is none
     * @param data where the first page of data is
     * @param encodings a bit for each
     * @param least as bytes, {@code null} without statistics
     */
    record Place(
            long dictionary,
            long data,
            long values,
            long nulls,
            long uncompressed,
            long compressed,
            int encodings,
            byte @Nullable [] least,
            byte @Nullable [] greatest) {}

    int heldBytes() {
        return pages.room() + compressed.room();
    }

    /** Lets go of the room that was kept. */
    void release() {
        pages.release();
        compressed.release();
    }

    /** Adds a page of data: levels, and values behind them. */
    void page(GrowingBytes page, int rows, int missing, int encoding, Compression.Compressor by) {
        compressed.clear();
        by.compress(page, compressed);
        add(pages, page, DATA_PAGE, rows, encoding);
        values += rows;
        nulls += missing;
    }

    private void add(GrowingBytes to, GrowingBytes page, int type, int count, int encoding) {
        int before = to.size();
        ThriftWriter header =
                new ThriftWriter(to).int32(1, type).int32(2, page.size()).int32(3, compressed.size());
        if (type == DATA_PAGE) {
            header.begin(5)
                    .int32(1, count)
                    .int32(2, encoding)
                    .int32(3, LEVELS)
                    .int32(4, LEVELS)
                    .end();
        } else {
            header.begin(7).int32(1, count).int32(2, encoding).end();
        }
        header.endAll();
        uncompressed += to.size() - before + page.size();
        to.put(compressed.array(), 0, compressed.size());
        encodings |= 1 << encoding | 1 << LEVELS;
    }

    /**
     * Writes the pages, and begins anew.
     *
     * @param position where the stream is
     * @param dictionary the values, {@code null} for none
     * @param entries how many these are
     * @param keep whether the room that the pages took is kept for the next ones
     */
    Place write(
            OutputStream out,
            long position,
            @Nullable GrowingBytes dictionary,
            int entries,
            Compression.Compressor by,
            byte @Nullable [] least,
            byte @Nullable [] greatest,
            boolean keep)
            throws IOException {
        long data = position;
        if (dictionary != null) {
            GrowingBytes first = new GrowingBytes();
            compressed.clear();
            by.compress(dictionary, compressed);
            add(first, dictionary, DICTIONARY_PAGE, entries, PLAIN);
            first.writeTo(out);
            data += first.size();
        }
        pages.writeTo(out);
        long all = data - position + pages.size();
        Place place = new Place(
                dictionary == null ? -1 : position, data, values, nulls, uncompressed, all, encodings, least, greatest);
        pages.clear(keep);
        compressed.clear(keep);
        values = 0;
        nulls = 0;
        uncompressed = 0;
        encodings = 0;
        return place;
    }
}
