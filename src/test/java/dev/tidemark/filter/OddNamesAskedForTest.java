package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.language.FieldValue;
import dev.tidemark.filter.language.FilterEdit;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a name is made of, a text that a click makes asks for just that name, or for all others. */
@Tag("shows-ask")
class OddNamesAskedForTest {

    /** As somebody makes names who wants to mislead those that read them. */
    private static final List<String> NAMES = List.of(
            "x",
            "\u001b[2J\u001b[31mRED",
            "new\nline",
            "new\r\nline",
            "tab\there",
            "nul\0mid",
            "\u0007bell",
            "evil\u202etxt.exe",
            "\u2066isolate\u2069",
            "zero\u200bwidth",
            "\ufeffbom",
            "line\u2028sep",
            "para\u2029sep",
            "lone\ud83d",
            "\ude00lone",
            "\ude00\ud83d",
            "pair\ud83d\ude00",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(A1)",
            "trailing ",
            " leading",
            "   ",
            "dots..",
            "back\\slash",
            "^\\start",
            "\"quoted\"",
            "say \"\"hi\"\"",
            "a*b?c",
            "\\*",
            "\\u000a",
            "or",
            "NOT",
            "name",
            "name == x",
            "in",
            "(",
            ")",
            "a)b(",
            "a||b",
            "a, b}",
            "{1 .. 2}",
            "\u0085next",
            "\u00a0",
            "filler\u3164",
            "tag\udb40\udc01",
            "\u0000",
            "");

    @TempDir
    Path folder;

    private static Node again(Node tree) {
        String text = FilterPrinter.print(tree);
        Node read = FilterParser.parse(text, FieldRegistry.standard()).tree();
        assertThat(text).isEqualTo(OneLine.of(text));
        return Objects.requireNonNull(read, text);
    }

    private static List<Long> found(RecordStore store, Node tree) throws InterruptedException {
        CompiledFilter filter = CompiledFilter.of(tree, TimeContext.utc(Instant.EPOCH));
        try (FilteredRows rows = new FilteredRows(store, filter, Runnable::run, null)) {
            rows.await();
            return LongStream.range(0, rows.size()).map(rows::keyAt).boxed().toList();
        }
    }

    private static ByteBuffer record(String name, int number) {
        // The encoder of the tests replaces halves of characters; here they are what matters.
        ByteBuffer bytes =
                Records.v2("x".repeat(name.length())).usn(8L * number).bytes();
        for (int i = 0; i < name.length(); i++) {
            bytes.putChar(RecordBytes.nameOffset(bytes, 0) + 2 * i, name.charAt(i));
        }
        return bytes;
    }

    @Test
    void everyNameCanBeAskedForAndLeftOut() throws IOException, InterruptedException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            for (int i = 0; i < NAMES.size(); i++) {
                ByteBuffer record = record(NAMES.get(i), i);
                store.append(record, 0, record.capacity());
            }
            store.publish();
            for (int i = 0; i < NAMES.size(); i++) {
                long row = i;
                Node name = FieldValue.of(Fields.NAME, new RecordView().show(record(NAMES.get(i), i), 0));
                assertThat(found(store, again(FilterEdit.onlyThis(Node.EVERYTHING, name))))
                        .as(NAMES.get(i))
                        .containsExactly(row);
                List<Long> others = LongStream.range(0, NAMES.size())
                        .filter(other -> other != row)
                        .boxed()
                        .toList();
                assertThat(found(store, again(FilterEdit.notThis(Node.EVERYTHING, name))))
                        .as(NAMES.get(i))
                        .isEqualTo(others);
            }
        }
    }

    @Test
    void namesThatAreLeftOutOneByOneMakeOneText() throws IOException, InterruptedException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(folder), 1 << 20)) {
            Node tree = Node.EVERYTHING;
            for (int i = 0; i < NAMES.size(); i++) {
                ByteBuffer record = record(NAMES.get(i), i);
                store.append(record, 0, record.capacity());
                Node name = FieldValue.of(Fields.NAME, new RecordView().show(record, 0));
                tree = i == 0 ? tree : again(FilterEdit.notThis(tree, name));
            }
            store.publish();
            assertThat(found(store, tree)).containsExactly(0L);
        }
    }
}
