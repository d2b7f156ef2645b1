package dev.tidemark.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Reads Parquet with parquet-java: its reading of structures, levels, dictionaries and encodings. What opens files there wants Hadoop;
 * that alone is done here. Pure functions.
 */
public final class ParquetJavaFiles {

    private static final int TAIL = 8;

    private ParquetJavaFiles() {}

    /** What a file begins with for its readers. */
    public static FileMetaData footer(Path file) throws IOException {
        return footer(Files.readAllBytes(file));
    }

    private static FileMetaData footer(byte[] bytes) throws IOException {
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - TAIL);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, bytes.length - TAIL - length, length));
    }

    /** What is in the columns of files. */
    public static Map<String, ColumnSum> sums(List<Path> files) throws IOException {
        Map<String, ColumnSum> sums = new LinkedHashMap<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            FileMetaData footer = footer(bytes);
            List<SchemaElement> columns =
                    footer.getSchema().subList(1, footer.getSchema().size());
            columns.forEach(column -> sums.putIfAbsent(column.getName(), ColumnSum.NOTHING));
            for (RowGroup group : footer.getRow_groups()) {
                for (int i = 0; i < columns.size(); i++) {
                    ColumnMetaData chunk = group.getColumns().get(i).getMeta_data();
                    sums.merge(
                            columns.get(i).getName(),
                            sum(bytes, columns.get(i), chunk, footer.getCreated_by()),
                            ColumnSum::plus);
                }
            }
        }
        return sums;
    }

    private static ColumnSum sum(byte[] file, SchemaElement column, ColumnMetaData chunk, String maker) {
        boolean optional = column.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        PrimitiveTypeName physical = switch (column.getType()) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            default -> PrimitiveTypeName.BINARY;
        };
        PrimitiveType type =
                new PrimitiveType(optional ? Repetition.OPTIONAL : Repetition.REQUIRED, physical, column.getName());
        MessageType message = new MessageType("schema", type);
        ColumnDescriptor descriptor = message.getColumns().getFirst();
        Pages pages = new Pages(file, chunk, physical);
        ColumnReader reader = new ColumnReadStoreImpl(
                        new OneColumn(pages, chunk.getNum_values()), new Ignoring(), message, maker)
                .getColumnReader(descriptor);
        ColumnSum sum = ColumnSum.NOTHING;
        for (long i = 0; i < reader.getTotalValueCount(); i++) {
            if (reader.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel()) {
                sum = switch (physical) {
                    case BOOLEAN -> sum.plus(reader.getBoolean() ? 1 : 0);
                    case INT32 -> sum.plus(Integer.toUnsignedLong(reader.getInteger()));
                    case INT64 -> sum.plus(reader.getLong());
                    default -> sum.plus(reader.getBinary().getBytes());
                };
            }
            reader.consume();
        }
        return sum;
    }

    private record OneColumn(PageReader pages, long rows) implements PageReadStore {

        @Override
        public PageReader getPageReader(ColumnDescriptor descriptor) {
            return pages;
        }

        @Override
        public long getRowCount() {
            return rows;
        }
    }

    private static final class Ignoring extends GroupConverter {

        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }

    /** The pages of a chunk, found by their headers. */
    private static final class Pages implements PageReader {

        private final ByteArrayInputStream in;
        private final boolean gzip;
        private final long values;
        private final boolean hasDictionary;
        private final PrimitiveTypeName type;
        private long read;

        Pages(byte[] file, ColumnMetaData chunk, PrimitiveTypeName type) {
            long from = chunk.isSetDictionary_page_offset()
                    ? chunk.getDictionary_page_offset()
                    : chunk.getData_page_offset();
            this.in = new ByteArrayInputStream(file, (int) from, (int) chunk.getTotal_compressed_size());
            this.gzip = chunk.getCodec() == CompressionCodec.GZIP;
            this.values = chunk.getNum_values();
            this.hasDictionary = chunk.isSetDictionary_page_offset();
            this.type = type;
        }

        private BytesInput bytes(PageHeader header) throws IOException {
            byte[] page = in.readNBytes(header.getCompressed_page_size());
            byte[] plain = page;
            if (gzip) {
                try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(page))) {
                    plain = unpacked.readAllBytes();
                }
            }
            if (plain.length != header.getUncompressed_page_size()) {
                throw new IOException(plain.length + " bytes instead of " + header.getUncompressed_page_size());
            }
            return BytesInput.from(plain);
        }

        @Override
        public DictionaryPage readDictionaryPage() {
            if (!hasDictionary) {
                return null;
            }
            try {
                PageHeader header = Util.readPageHeader(in);
                if (header.getType() != PageType.DICTIONARY_PAGE) {
                    throw new IOException("no dictionary");
                }
                return new DictionaryPage(
                        bytes(header),
                        header.getDictionary_page_header().getNum_values(),
                        encoding(header.getDictionary_page_header().getEncoding()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        public DataPage readPage() {
            if (read == values) {
                return null;
            }
            try {
                PageHeader header = Util.readPageHeader(in);
                int count = header.getData_page_header().getNum_values();
                read += count;
                return new DataPageV1(
                        bytes(header),
                        count,
                        header.getUncompressed_page_size(),
                        Statistics.createStats(new PrimitiveType(Repetition.OPTIONAL, type, "any")),
                        Encoding.RLE,
                        Encoding.RLE,
                        encoding(header.getData_page_header().getEncoding()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Encoding encoding(org.apache.parquet.format.Encoding written) {
            return Encoding.valueOf(written.name());
        }
    }
}
