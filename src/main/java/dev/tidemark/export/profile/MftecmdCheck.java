package dev.tidemark.export.profile;

import dev.tidemark.export.profile.CheckedLines.End;
import dev.tidemark.export.profile.CsvCells.Cell;
import dev.tidemark.text.Formulas;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Flag;
import dev.tidemark.usn.Reason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Validates the CSV that MFTECmd writes of a {@code $J}. Not thread-safe. */
final class MftecmdCheck extends CsvCheck {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Set<String> REASONS = words(Reason.values());
    private static final Set<String> ATTRIBUTES = words(FileAttribute.values());

    private static Set<String> words(Flag... flags) {
        return Arrays.stream(flags).map(MftecmdWriter::word).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    List<String> columns() {
        return MftecmdWriter.COLUMNS;
    }

    @Override
    void header(List<Cell> cells, Findings findings) {
        boolean marked = cells.getFirst().text().startsWith(String.valueOf(MftecmdWriter.BYTE_ORDER_MARK));
        if (!marked) {
            findings.add(1, "bom");
        }
        for (int i = 0; i < columns().size(); i++) {
            String name = i < cells.size() ? cells.get(i).text() : "";
            String plain = i == 0 && marked ? name.substring(1) : name;
            if (!plain.equals(columns().get(i))) {
                findings.add(
                        i < cells.size() ? cells.get(i).column() : 1,
                        "header",
                        plain,
                        columns().get(i));
                return;
            }
        }
        if (cells.size() > columns().size()) {
            Cell more = cells.get(columns().size());
            findings.add(more.column(), "header.more", more.text());
        }
    }

    @Override
    void checkEnd(CheckedLines line, Findings findings) {
        if (line.end() != End.CRLF) {
            findings.add(line.text().length() + 1, "end.crlf");
        }
    }

    @Override
    void cell(int index, List<Cell> cells, Findings findings) {
        String text = cells.get(index).text();
        String column = columns().get(index);
        boolean fits = switch (column) {
            case "Extension" ->
                text.isEmpty() || isExtension(text, cells.getFirst().text());
            case "EntryNumber", "ParentEntryNumber" -> isNumber(text, (1L << 48) - 1);
            case "SequenceNumber", "ParentSequenceNumber" -> isNumber(text, 0xFFFF);
            case "ParentPath" -> text.isEmpty() || text.startsWith(".");
            case "UpdateTimestamp" -> isTime(text);
            case "UpdateReasons" -> areFlags(text, REASONS);
            case "FileAttributes" -> areFlags(text, ATTRIBUTES);
            case "Name", "SourceFile" -> true;
            case "UpdateSequenceNumber" -> text.matches("\\d{1,20}");
            default -> isNumber(text, Long.MAX_VALUE);
        };
        if (!fits) {
            findings.add(cells.get(index).column(), "cell", column, text);
        }
    }

    private static boolean isExtension(String text, String name) {
        String plain = text.charAt(0) == Formulas.GUARD ? text.substring(1) : text;
        return plain.startsWith(".") && name.endsWith(plain);
    }

    /** Digits of a number from 0 to a greatest. */
    static boolean isNumber(String text, long greatest) {
        return text.matches("\\d{1,18}|[1-8]\\d{18}") && Long.parseLong(text) <= greatest;
    }

    private static boolean isTime(String text) {
        try {
            return LocalDateTime.parse(text, TIME).getYear() >= 1601;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Names, bits without one in hex; MFTECmd itself writes the number where a bit has no name. */
    private static boolean areFlags(String text, Set<String> words) {
        return text.matches("-?\\d{1,10}")
                || Arrays.stream(text.split("\\|", -1))
                        .allMatch(word -> words.contains(word) || word.matches("0x[0-9a-f]{8}"));
    }
}
