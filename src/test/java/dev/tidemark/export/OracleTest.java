package dev.tidemark.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.jr.ob.JSON;

/** The writers against slow, plain ones that use FastCSV and Jackson. */
class OracleTest {

    private static final List<ByteBuffer> RECORDS = RandomRecords.of(51, 20_000);

    private static String written(ExportFormat format, boolean extents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = ExportColumns.standard(FieldRegistry.standard(), format, extents)
                .writer(out);
        writer.begin();
        for (ByteBuffer record : RECORDS) {
            writer.write(new RecordView().show(record, 0));
        }
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Every field of a record by its name in the reference, in order. */
    private static Map<String, Object> fields(ByteBuffer record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        int version = RecordBytes.majorVersion(record, 0);
        fields.put("RecordLength", RecordBytes.length(record, 0));
        fields.put("MajorVersion", version);
        fields.put("MinorVersion", RecordBytes.minorVersion(record, 0));
        if (version == 5) {
            fields.put("Bytes", HexFormat.of().formatHex(record.array()));
            return fields;
        }
        fields.put("FileReferenceNumber", "0x" + file(record));
        fields.put("ParentFileReferenceNumber", "0x" + parent(record));
        fields.put("Usn", RecordBytes.usn(record, 0));
        if (version != 4) {
            fields.put("TimeStamp", Filetime.isoUtc(RecordBytes.time(record, 0)));
        }
        int reason = RecordBytes.reason(record, 0);
        fields.put("Reason", Flags.hex(reason));
        String symbols = Reason.symbols(reason).replace("USN_REASON_", "");
        fields.put("ReasonSymbols", symbols.isEmpty() ? List.of() : List.of(symbols.split("\\|")));
        fields.put("SourceInfo", Flags.hex(RecordBytes.sourceInfo(record, 0)));
        if (version == 4) {
            fields.put("RemainingExtents", Integer.toUnsignedLong(RecordBytes.remainingExtents(record, 0)));
            fields.put("NumberOfExtents", RecordBytes.extentCount(record, 0));
            fields.put("ExtentSize", RecordBytes.extentSize(record, 0));
            fields.put("Extents", extents(record));
        } else {
            fields.put("SecurityId", Integer.toUnsignedLong(RecordBytes.securityId(record, 0)));
            fields.put("FileAttributes", Flags.hex(RecordBytes.attributes(record, 0)));
            fields.put("FileNameLength", RecordBytes.nameLength(record, 0));
            fields.put("FileNameOffset", RecordBytes.nameOffset(record, 0));
            fields.put("FileName", RecordBytes.name(record, 0));
        }
        return fields;
    }

    private static String file(ByteBuffer record) {
        return FileId.hex(RecordBytes.fileIdHigh(record, 0), RecordBytes.fileIdLow(record, 0));
    }

    private static String parent(ByteBuffer record) {
        return FileId.hex(RecordBytes.parentIdHigh(record, 0), RecordBytes.parentIdLow(record, 0));
    }

    private static List<Map<String, Object>> extents(ByteBuffer record) {
        List<Map<String, Object>> extents = new ArrayList<>();
        for (int i = 0; i < RecordBytes.extentCount(record, 0); i++) {
            extents.add(Map.of(
                    "Offset",
                    RecordBytes.extentOffset(record, 0, i),
                    "Length",
                    RecordBytes.extentLength(record, 0, i)));
        }
        return extents;
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        String seen = name.replaceFirst("[ \u3000]+\\z", "");
        name.codePoints().forEach(c -> {
            if (c == '\\') {
                text.append("\\\\");
            } else if (isHidden(c)) {
                String units = Character.toString(c);
                units.chars().forEach(unit -> text.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            } else {
                text.appendCodePoint(c);
            }
        });
        int blanks = name.length() - seen.length();
        text.setLength(text.length() - blanks);
        name.substring(seen.length())
                .chars()
                .forEach(blank -> text.append(String.format(Locale.ROOT, "\\u%04x", blank)));
        return text.toString();
    }

    private static boolean isHidden(int c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        String letter = Character.toString(c);
        boolean blank = letter.matches("\\p{Zs}") && c != ' ' && c != 0x3000;
        boolean filler = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0".indexOf(c) >= 0;
        boolean selector = letter.matches("[\ufe00-\ufe0f\u180f]");
        boolean noCharacter = (c & 0xFFFE) == 0xFFFE || c == 0x2065 || c >= 0xFFF0 && c <= 0xFFF8;
        boolean tag = c >> 12 == 0xE0;
        return surrogate
                || blank
                || filler
                || selector
                || noCharacter
                || tag
                || letter.matches("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }

    // --- TSV

    @Test
    void tsvIsWhatAPlainWriterWrites() throws IOException {
        StringBuilder lines = new StringBuilder(
                "usn\ttimestamp_filetime\treason\tsource_info\tattributes\tfile_ref\tparent_ref\tname\n");
        for (ByteBuffer record : RECORDS) {
            if (RecordBytes.hasTimeAndName(RecordBytes.majorVersion(record, 0))) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%d\t%d\t%08x\t%08x\t%08x\t%s\t%s\t%s\n",
                        RecordBytes.usn(record, 0),
                        RecordBytes.time(record, 0),
                        RecordBytes.reason(record, 0),
                        RecordBytes.sourceInfo(record, 0),
                        RecordBytes.attributes(record, 0),
                        file(record),
                        parent(record),
                        escaped(RecordBytes.name(record, 0))));
            }
        }
        assertThat(written(ExportFormat.TSV, false)).isEqualTo(lines.toString());
    }

    @Test
    void tsvOfExtentsIsWhatAPlainWriterWrites() throws IOException {
        StringBuilder lines =
                new StringBuilder("usn\treason\tsource_info\tfile_ref\tparent_ref\tremaining_and_extents_hex\n");
        for (ByteBuffer record : RECORDS) {
            if (RecordBytes.majorVersion(record, 0) == 4) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%d\t%08x\t%08x\t%s\t%s\tV4 rem=%s",
                        RecordBytes.usn(record, 0),
                        RecordBytes.reason(record, 0),
                        RecordBytes.sourceInfo(record, 0),
                        file(record),
                        parent(record),
                        Integer.toUnsignedString(RecordBytes.remainingExtents(record, 0))));
                String extents = hexExtents(record);
                lines.append(extents.isEmpty() ? "" : " ").append(extents).append('\n');
            }
        }
        assertThat(written(ExportFormat.TSV, true)).isEqualTo(lines.toString());
    }

    private static String hexExtents(ByteBuffer record) {
        List<String> extents = new ArrayList<>();
        for (int i = 0; i < RecordBytes.extentCount(record, 0); i++) {
            extents.add(Long.toHexString(RecordBytes.extentOffset(record, 0, i)) + ":"
                    + Long.toHexString(RecordBytes.extentLength(record, 0, i)));
        }
        return String.join(" ", extents);
    }

    // --- CSV

    private static final List<String> COLUMNS = List.of(
            "RecordLength",
            "MajorVersion",
            "MinorVersion",
            "FileReferenceNumber",
            "ParentFileReferenceNumber",
            "Usn",
            "TimeStamp",
            "Reason",
            "ReasonSymbols",
            "SourceInfo",
            "SecurityId",
            "FileAttributes",
            "FileNameLength",
            "FileNameOffset",
            "FileName",
            "RemainingExtents",
            "NumberOfExtents",
            "ExtentSize",
            "Extents");

    private static List<String> csvRow(ByteBuffer record) {
        Map<String, Object> fields = fields(record);
        fields.computeIfPresent("ReasonSymbols", (key, list) -> String.join("|", strings(list)));
        fields.computeIfPresent("Extents", (key, list) -> hexExtents(record));
        fields.computeIfPresent("FileName", (key, name) -> escaped(name.toString()));
        return COLUMNS.stream()
                .map(column -> String.valueOf(fields.getOrDefault(column, "")))
                .toList();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    @Test
    void csvIsWhatFastCsvWrites() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            RECORDS.forEach(record -> csv.writeRecord(csvRow(record)));
        }
        assertThat(written(ExportFormat.CSV, false)).isEqualTo(text.toString());
    }

    @Test
    void csvReadsBackWithFastCsv() throws IOException {
        List<NamedCsvRecord> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(written(ExportFormat.CSV, false))) {
            csv.forEach(rows::add);
        }
        assertThat(rows).hasSameSizeAs(RECORDS);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).getFields()).isEqualTo(csvRow(RECORDS.get(i)));
        }
    }

    // --- JSON Lines

    @Test
    void jsonLinesReadBackWithJackson() throws IOException {
        List<String> lines = written(ExportFormat.JSONL, false).lines().toList();
        assertThat(lines).hasSameSizeAs(RECORDS);
        for (int i = 0; i < lines.size(); i++) {
            Map<String, Object> read = JSON.std.mapFrom(lines.get(i));
            assertThat(read.keySet())
                    .containsExactlyElementsOf(fields(RECORDS.get(i)).keySet());
            assertThat(numbers(read)).isEqualTo(numbers(fields(RECORDS.get(i))));
        }
    }

    /** Whole numbers compare by value, whatever type a parser gave them. */
    private static Object numbers(Object value) {
        return switch (value) {
            case Number number -> new BigInteger(number.toString());
            case List<?> list -> list.stream().map(OracleTest::numbers).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                map.forEach((key, field) -> all.put(key, numbers(field)));
                yield all;
            }
            default -> value;
        };
    }
}
