package dev.tidemark.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.history.RecordLife;
import dev.tidemark.history.RecordLife.After;
import dev.tidemark.history.RecordLife.OtherHalf;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import dev.tidemark.usn.RecordBytes;
import dev.tidemark.usn.SourceInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Everything that records say in words, as one page: it is read whole by whoever changes a sentence. What differs from {@code page.txt} is
 * in {@code target/words-page.txt}.
 */
@Tag("shows-story")
class WordsPageTest {

    private static final FileId FILE = FileId.ntfs(1234, 5);
    private static final FileId DOCS = FileId.ntfs(40, 2);
    private static final int CLOSE = Reason.CLOSE.bit();
    private static final int OLD = Reason.RENAME_OLD_NAME.bit();
    private static final int NEW = Reason.RENAME_NEW_NAME.bit();
    private static final int EXTEND = Reason.DATA_EXTEND.bit();
    private static final int CREATE = Reason.FILE_CREATE.bit();

    private final StringBuilder page = new StringBuilder();

    private static Records record(int reasons) {
        return Records.v2("report.docx").file(FILE).parent(DOCS).reason(reasons);
    }

    private static RecordLife life(long before, int reasons) {
        After after = Reason.CLOSE.in(reasons) ? After.ENDS : After.CLOSED;
        return new RecordLife(before, after, 8192, null);
    }

    private static RecordLife halved(long before, String name, boolean moved) {
        return new RecordLife(before, After.CLOSED, 8192, new OtherHalf(name, moved));
    }

    private void heading(String words) {
        page.append("\n== ").append(words).append('\n');
    }

    private void tell(String title, ByteBuffer record, RecordLife life) {
        page.append('\n').append(title).append('\n');
        for (Clause clause : RecordWords.page(record, 0, life)) {
            page.append("  ").append(clause.kind()).append(": ").append(clause.text());
            clause.spans()
                    .forEach(span ->
                            page.append(" +").append(span.offset()).append('/').append(span.size()));
            page.append('\n');
        }
    }

    private void tellReasons() {
        heading("Each reason alone");
        for (Reason reason : Reason.values()) {
            tell(reason.symbol(), record(reason.bit()).bytes(), life(0, reason.bit()));
        }
        heading("The commonest unions");
        for (Unions.Union union : Unions.COMMONEST) {
            tell(
                    Reason.labels(union.reasons()) + ", " + union.records() + " records",
                    record(union.reasons()).bytes(),
                    life(union.before(), union.reasons()));
        }
    }

    private void tellRenames() {
        heading("Renames");
        tell("old half, new name known", record(OLD).bytes(), halved(0, "final.docx", false));
        tell("old half, another directory", record(OLD).bytes(), halved(0, "report.docx", true));
        tell("old half, both", record(OLD).bytes(), halved(0, "final\u202e.docx", true));
        tell("new half", record(NEW).bytes(), halved(OLD, "draft.docx", false));
        tell("new half, another directory", record(NEW).bytes(), halved(OLD, "report.docx", true));
        tell("new half, both", record(NEW).bytes(), halved(OLD, "draft.docx", true));
        tell("a second rename in one life", record(NEW).bytes(), halved(OLD | NEW, "draft.docx", false));
    }

    private void tellLives() {
        heading("What its life adds");
        int both = CREATE | EXTEND;
        for (After after : After.values()) {
            tell("behind it: " + after, record(both).bytes(), new RecordLife(CREATE, after, 8192, null));
        }
        tell("before it: not known", record(both).bytes(), life(RecordLife.UNKNOWN, both));
        tell("before it: not looked for yet", record(both).bytes(), RecordLife.UNSEEN);
        tell("nothing is new", record(both).bytes(), life(both, both));
        tell("close alone, after a change", record(CLOSE | EXTEND).bytes(), life(EXTEND, CLOSE | EXTEND));
        tell("no reason", record(0).bytes(), life(0, 0));
        tell("undocumented", record(0x8).bytes(), life(0, 0x8));
    }

    private void tellTheRest() {
        heading("Who made the change");
        for (SourceInfo source : SourceInfo.values()) {
            tell(source.symbol(), record(EXTEND).set("SourceInfo", source.bit()).bytes(), life(0, EXTEND));
        }
        tell("undocumented", record(EXTEND).set("SourceInfo", 0x30).bytes(), life(0, EXTEND));
        heading("Directories, versions, identifiers");
        int directory = FileAttribute.DIRECTORY.bit();
        tell("directory", record(CREATE).set("FileAttributes", directory).bytes(), life(0, CREATE));
        tell("in the root", record(CREATE).parent(FileId.NTFS_ROOT).bytes(), life(0, CREATE));
        int compressed = FileAttribute.COMPRESSED.bit();
        int compression = Reason.COMPRESSION_CHANGE.bit();
        tell("compressed", record(compression).set("FileAttributes", compressed).bytes(), life(0, compression));
        tell(
                "version 3",
                Records.v3("a.txt").file(FILE).parent(DOCS).reason(CREATE).bytes(),
                life(0, CREATE));
        FileId wide = new FileId(1, 2);
        tell(
                "128 bits",
                Records.v3("a.txt").file(wide).parent(wide).reason(CREATE).bytes(),
                life(0, CREATE));
        int closed = EXTEND | CLOSE;
        RecordLife open = new RecordLife(EXTEND, After.CLOSED, 8192, null);
        tell("version 4", Records.v4(1, FILE, DOCS, closed, 0, 0, 65536, 131072, 4096), open);
        tell("version 4, one of several", Records.v4(1, FILE, DOCS, closed, 7, 0, 1, 2, 1, 4, 1, 6, 1), open);
        tell(
                "version 4, no close record",
                Records.v4(1, FILE, DOCS, closed, 0),
                new RecordLife(0, After.LOST, -1, null));
    }

    @Test
    void thePageIsTheOneThatWasRead() throws IOException {
        tellReasons();
        tellRenames();
        tellLives();
        tellTheRest();
        Files.writeString(Path.of("target", "words-page.txt"), page);

        assertThat(page.toString()).isEqualTo(Unions.resource("page.txt"));
    }

    @Test
    void everyReasonHasASentenceOfItsOwnWithTheByteItStandsIn() {
        Map<Reason, Clause> clauses =
                Stream.of(Reason.values()).collect(Collectors.toMap(Function.identity(), WordsPageTest::alone));

        assertThat(clauses.values().stream().map(Clause::text)).doesNotHaveDuplicates();
        clauses.forEach((reason, clause) -> {
            int index = 40 + Integer.numberOfTrailingZeros(reason.bit()) / 8;
            assertThat(clause.reasons()).containsExactly(reason);
            assertThat(clause.holds(index)).as("%s", reason).isTrue();
        });
    }

    private static Clause alone(Reason reason) {
        return fresh(record(reason.bit()).bytes(), life(0, reason.bit())).getFirst();
    }

    private static List<Clause> fresh(ByteBuffer record, RecordLife life) {
        return RecordWords.page(record, 0, life).stream()
                .filter(clause -> clause.kind() == Clause.Kind.NEW)
                .toList();
    }

    @Test
    void eachReasonOfTheCommonestUnionsIsInJustOneClause() {
        assertThat(Unions.COMMONEST).hasSize(40);
        for (Unions.Union union : Unions.COMMONEST) {
            List<Clause> said =
                    RecordWords.page(record(union.reasons()).bytes(), 0, life(union.before(), union.reasons()));

            int told = 0;
            for (Clause clause : said) {
                int mask = clause.reasons().stream().mapToInt(Reason::bit).sum();
                assertThat(told & mask).as("twice in %s", said).isZero();
                told |= mask;
            }
            assertThat(told).as("%s", said).isEqualTo(union.reasons());
        }
    }

    @Test
    void theBytesAreCountedFromTheRecordWhereverItLies() {
        List<ByteBuffer> records = List.of(
                record(OLD | EXTEND).bytes(),
                Records.v3("a").file(FILE).parent(DOCS).reason(CREATE | CLOSE).bytes(),
                Records.v4(0, FILE, DOCS, EXTEND | CLOSE, 0, 0x1000, 0x200, 0x4000, 0x100));
        for (ByteBuffer record : records) {
            RecordLife life = life(0, RecordBytes.reason(record, 0));
            ByteBuffer behind = ByteBuffer.allocate(64 + record.limit()).order(ByteOrder.LITTLE_ENDIAN);
            behind.put(64, record, 0, record.limit());

            assertThat(RecordWords.page(behind, 64, life)).isEqualTo(RecordWords.page(record, 0, life));
        }
    }
}
