package dev.tidemark.export.parquet;

import dev.tidemark.export.parquet.Chunk.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a reader of a file begins with: the columns, and where each row group has them. Not thread-safe.
 *
 * @see <a href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">parquet.thrift</a>
 */
final class Footer {

    private static final int FORMAT = 2;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;

    private final String maker;
    private final List<TableColumn> columns;
    private final Compression compression;
    private final List<RowGroup> groups = new ArrayList<>();

    private record RowGroup(List<Place> places, int rows) {

        long uncompressed() {
            return places.stream().mapToLong(Place::uncompressed).sum();
        }

        long compressed() {
            return places.stream().mapToLong(Place::compressed).sum();
        }

        long start() {
            Place first = places.getFirst();
            return first.dictionary() < 0 ? first.data() : first.dictionary();
        }
    }

    Footer(String maker, List<TableColumn> columns, Compression compression) {
        this.maker = maker;
        this.columns = List.copyOf(columns);
        this.compression = compression;
    }

    void rowGroup(List<Place> places, int rows) {
        groups.add(new RowGroup(List.copyOf(places), rows));
    }

    void write(GrowingBytes bytes) {
        ThriftWriter to = new ThriftWriter(bytes).int32(1, FORMAT);
        schema(to);
        to.int64(3, groups.stream().mapToLong(RowGroup::rows).sum());
        to.structures(4, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            group(to, groups.get(i), i);
        }
        to.text(6, maker).structures(7, columns.size());
        // Each in the order of its type, so that statistics mean something.
        columns.forEach(column -> to.element().begin(1).end().end());
        to.endAll();
    }

    private void schema(ThriftWriter to) {
        to.structures(2, columns.size() + 1);
        to.element().text(4, "schema").int32(5, columns.size()).end();
        for (TableColumn column : columns) {
            to.element()
                    .int32(1, column.type().physical().id())
                    .int32(3, column.optional() ? OPTIONAL : REQUIRED)
                    .text(4, column.name());
            column.type().describe(to, 6, 10);
            to.end();
        }
    }

    private void group(ThriftWriter to, RowGroup group, int number) {
        to.element().structures(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            to.element().int64(2, 0);
            chunk(to, columns.get(i), group.places().get(i));
            to.end();
        }
        to.int64(2, group.uncompressed()).int64(3, group.rows());
        to.int64(5, group.start()).int64(6, group.compressed());
        // A number of 16 bits.
        if (number <= Short.MAX_VALUE) {
            to.int16(7, number);
        }
        to.end();
    }

    private void chunk(ThriftWriter to, TableColumn column, Place place) {
        to.begin(3)
                .int32(1, column.type().physical().id())
                .int32s(2, encodings(place.encodings()))
                .texts(3, column.name())
                .int32(4, compression.codec())
                .int64(5, place.values())
                .int64(6, place.uncompressed())
                .int64(7, place.compressed())
                .int64(9, place.data());
        if (place.dictionary() >= 0) {
            to.int64(11, place.dictionary());
        }
        to.begin(12).int64(3, place.nulls());
        if (place.greatest() != null && place.least() != null) {
            to.binary(5, place.greatest()).binary(6, place.least());
        }
        to.end().end();
    }

    private static int[] encodings(int bits) {
        return IntStream.range(0, Integer.SIZE)
                .filter(bit -> (bits >>> bit & 1) != 0)
                .toArray();
    }
}
