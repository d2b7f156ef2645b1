package dev.tidemark.testing;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads Parquet with Hardwood. Pure functions. */
public final class HardwoodFiles {

    private HardwoodFiles() {}

    /** What is in the columns of files. */
    public static Map<String, ColumnSum> sums(List<Path> files) throws IOException {
        Map<String, ColumnSum> sums = new LinkedHashMap<>();
        for (Path file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
                for (ColumnSchema column : reader.getFileSchema().getColumns()) {
                    sums.merge(column.name(), sum(reader, column), ColumnSum::plus);
                }
            }
        }
        return sums;
    }

    private static ColumnSum sum(ParquetFileReader file, ColumnSchema column) {
        ColumnSum sum = ColumnSum.NOTHING;
        try (ColumnReader reader = file.columnReader(column.name())) {
            while (reader.nextBatch()) {
                for (int i = 0; i < reader.getRecordCount(); i++) {
                    if (reader.getLeafValidity().isNotNull(i)) {
                        sum = plus(sum, reader, column.type(), i);
                    }
                }
            }
        }
        return sum;
    }

    private static ColumnSum plus(ColumnSum sum, ColumnReader reader, PhysicalType type, int i) {
        return switch (type) {
            case BOOLEAN -> sum.plus(reader.getBooleans()[i] ? 1 : 0);
            case INT32 -> sum.plus(Integer.toUnsignedLong(reader.getInts()[i]));
            case INT64 -> sum.plus(reader.getLongs()[i]);
            default -> {
                int[] offsets = reader.getBinaryOffsets();
                byte[] value = Arrays.copyOfRange(reader.getBinaryValues(), offsets[i], offsets[i + 1]);
                yield sum.plus(value);
            }
        };
    }
}
