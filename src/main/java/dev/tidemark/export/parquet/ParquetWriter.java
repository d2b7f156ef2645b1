package dev.tidemark.export.parquet;

import dev.tidemark.export.parquet.Chunk.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a table as a Parquet file. Not thread-safe. A stream that fails leaves a file that no reader takes for whole: what a reader
 * begins with is written last.
 */
public final class ParquetWriter implements TableWriter {

    /** So many rows make a row group, or fewer. */
    public static final int ROW_GROUP = 500_000;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final Footer footer;
    private final Compression.Compressor compressor;
    private final List<PagedColumn> columns;
    private final int rowGroup;
    private long position;
    private int rows;
    private boolean released;

    /**
     * Begins a file.
     *
     * @param maker names the program and its version: {@code Tidemark version 0.1.0}
     * @throws IOException if the stream cannot be written
     */
    public ParquetWriter(OutputStream out, String maker, List<TableColumn> columns, Compression compression)
            throws IOException {
        this(out, maker, columns, compression, ROW_GROUP);
    }

    ParquetWriter(OutputStream out, String maker, List<TableColumn> declared, Compression compression, int rowGroup)
            throws IOException {
        this.out = out;
        this.rowGroup = rowGroup;
        this.footer = new Footer(maker, declared, compression);
        this.compressor = compression.compressor();
        this.columns =
                declared.stream().map(each -> PagedColumn.of(each, compressor)).toList();
        write(MAGIC, MAGIC.length);
    }

    private void write(byte[] bytes, int count) throws IOException {
        out.write(bytes, 0, count);
        position += count;
    }

    @Override
    public ColumnWriter column(int index) {
        return columns.get(index);
    }

    @Override
    public void endRows(int count) throws IOException {
        rows += count;
        if (rows + ROWS > rowGroup) {
            writeRowGroup(true);
        }
    }

    @Override
    public long heldBytes() {
        return columns.stream().mapToLong(PagedColumn::heldBytes).sum();
    }

    @Override
    public void endRowGroup() throws IOException {
        if (rows > 0) {
            writeRowGroup(false);
        } else {
            columns.forEach(PagedColumn::release);
        }
    }

    /** The next row group likely takes as much room as this one, if more rows come. */
    private void writeRowGroup(boolean more) throws IOException {
        List<Place> places = new ArrayList<>();
        for (PagedColumn column : columns) {
            Place place = column.write(out, position, more);
            position += place.compressed();
            places.add(place);
        }
        footer.rowGroup(places, rows);
        rows = 0;
    }

    @Override
    public void finish() throws IOException {
        endRowGroup();
        GrowingBytes end = new GrowingBytes();
        footer.write(end);
        end.int32(end.size());
        end.put(MAGIC, 0, MAGIC.length);
        write(end.array(), end.size());
        release();
    }

    @Override
    public void release() {
        if (!released) {
            released = true;
            compressor.close();
        }
    }
}
