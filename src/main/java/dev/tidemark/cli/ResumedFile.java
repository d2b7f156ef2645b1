package dev.tidemark.cli;

import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportForm;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.FieldForm;
import dev.tidemark.field.Fields;
import dev.tidemark.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of records of a volume that was followed, and is gone on with: where its last whole line ends, and which record that
 * is. Immutable.
 *
 * @param lines tells the USN of a line; {@code null} where no USN is asked for
 * @param header what stands before the first record, as it is written now; empty where the file has nothing yet
 * @param last the last whole line of a record, with its end; empty when there is none
 * @param usn the USN of that record; empty when there is none
 * @param end the offset behind the last whole line: what was half written is written again
 */
@SuppressWarnings("ArrayRecordComponent")
record ResumedFile(@Nullable Lines lines, byte[] header, byte[] last, OptionalLong usn, long end) {

    /** No line is longer: a path has 32,767 characters, each of them six as an escape. */
    private static final int LONGEST_LINE = 1 << 19;

    /**
     * Tells the USN of a line.
     *
     * @param exact whether the same record always has the same line; a path may have become known meanwhile
     */
    record Lines(ExportColumns columns, boolean exact) {

        private static final Pattern MEMBER =
                Pattern.compile("[{,]\"" + Fields.USN.header(FieldForm.JSONL) + "\":(\\d+)");

        OptionalLong usn(byte[] line) {
            String text = new String(line, StandardCharsets.UTF_8).stripTrailing();
            String value = switch (columns.format()) {
                case TSV -> cell(List.of(text.split("\t", -1)));
                case CSV -> cell(cells(text));
                case JSONL -> {
                    Matcher member = MEMBER.matcher(text);
                    yield member.find() ? member.group(1) : "";
                }
            };
            return value.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
        }

        private String cell(List<String> cells) {
            int index = columns.fields().indexOf(Fields.USN);
            return index >= 0 && index < cells.size() ? cells.get(index) : "";
        }

        /** Commas between quotes separate nothing; a quote within them is written twice. */
        private static List<String> cells(String line) {
            List<String> cells = new ArrayList<>();
            boolean quoted = false;
            int begin = 0;
            for (int at = 0; at < line.length(); at++) {
                quoted ^= line.charAt(at) == '"';
                if (line.charAt(at) == ',' && !quoted) {
                    cells.add(line.substring(begin, at));
                    begin = at + 1;
                }
            }
            cells.add(line.substring(begin));
            return cells;
        }
    }

    /**
     * Looks at a file that is there.
     *
     * @throws IOException if it cannot be read, or was written by another command
     */
    static ResumedFile of(Path file, ExportColumns columns) throws IOException {
        Lines lines = new Lines(columns, !columns.needPaths());
        Ends ends = Ends.of(file, columns);
        if (ends.endInHeader()) {
            return new ResumedFile(lines, new byte[0], new byte[0], OptionalLong.empty(), 0);
        }
        byte[] header = ends.header();
        byte[] tail = ends.tail();
        int end = lastEnd(tail, tail.length);
        int begin = lastEnd(tail, Math.max(0, end - 1));
        boolean endless = ends.from() > 0 && begin == 0;
        // Without a header, whole lines alone tell that these are records.
        boolean unnamed = header.length == 0 && end == 0 && tail.length > 0;
        if (endless || unnamed || !ends.beginWithHeader()) {
            throw new ResumeRefusedException(Messages.text("cli.resume.other"));
        }
        if (ends.from() + end <= header.length) {
            return new ResumedFile(lines, header, new byte[0], OptionalLong.empty(), header.length);
        }
        byte[] last = Arrays.copyOfRange(tail, begin, end);
        OptionalLong usn = lines.usn(last);
        if (usn.isEmpty()) {
            throw new ResumeRefusedException(Messages.text("cli.resume.other"));
        }
        return new ResumedFile(lines, header, last, usn, ends.from() + end);
    }

    /**
     * Looks at a file that is there, of which only its lines matter: where to go on with it is known otherwise.
     *
     * @throws IOException if it cannot be read, or was written by another command
     */
    static ResumedFile behind(Path file, ExportForm form) throws IOException {
        Ends ends = Ends.of(file, form);
        if (ends.endInHeader()) {
            return new ResumedFile(null, new byte[0], new byte[0], OptionalLong.empty(), 0);
        }
        int end = lastEnd(ends.tail(), ends.tail().length);
        boolean endless = ends.from() > 0 && end == 0;
        if (endless || !ends.beginWithHeader()) {
            throw new ResumeRefusedException(Messages.text("cli.resume.other"));
        }
        return new ResumedFile(null, ends.header(), new byte[0], OptionalLong.empty(), ends.from() + end);
    }

    /** Whether there is anything behind what stands before the first record. */
    boolean hasLines() {
        return end > header.length;
    }

    /**
     * The two ends of a file.
     *
     * @param header what stands before the first record, as it is written now
     * @param front what stands there in the file
     * @param tail what the file ends with; more than the longest line can have
     * @param from where that begins
     */
    private record Ends(byte[] header, byte[] front, byte[] tail, long from) {

        static Ends of(Path file, ExportForm form) throws IOException {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new ResumeRefusedException(Messages.text("file.notRegular"));
            }
            byte[] header = header(form);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                byte[] front = read(channel, 0, header.length);
                byte[] tail = read(channel, Math.max(0, channel.size() - LONGEST_LINE), LONGEST_LINE);
                return new Ends(header, front, tail, channel.size() - tail.length);
            }
        }

        /** Whether the file has no more than a part of the header. */
        boolean endInHeader() {
            return front.length < header.length && Arrays.equals(front, Arrays.copyOf(header, front.length));
        }

        boolean beginWithHeader() {
            return Arrays.equals(front, header);
        }

        private static byte[] header(ExportForm form) throws IOException {
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            RecordWriter writer = form.writer(header);
            writer.begin();
            writer.flush();
            return header.toByteArray();
        }

        private static byte[] read(FileChannel channel, long from, int most) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, Math.max(0, channel.size() - from)));
            int count = 0;
            while (bytes.hasRemaining() && count >= 0) {
                count = channel.read(bytes, from + bytes.position());
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** Behind the last end of a line before a position; 0 when there is none. */
    private static int lastEnd(byte[] bytes, int before) {
        int at = before;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }
}
