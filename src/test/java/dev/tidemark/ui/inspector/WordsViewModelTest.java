package dev.tidemark.ui.inspector;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.store.RowKind;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.words.Clause;
import dev.tidemark.words.Clause.Kind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the inspector says of a record first. */
@Tag("shows-story")
class WordsViewModelTest {

    private static final FileId FILE = FileId.ntfs(40, 1);
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final Deque<Runnable> work = new ArrayDeque<>();
    private long now = SECOND;
    private final WordsViewModel words = new WordsViewModel(BackgroundTasks.atOnce(work::add), () -> now);
    private StoredRows rows;

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private void add(int reasons) {
        rows.add(FILE, DOCS, "a.txt", reasons);
    }

    private static byte[] bytes(int reasons) {
        return Records.v2("a.txt").file(FILE).parent(DOCS).reason(reasons).array();
    }

    private void show(int row, int reasons) {
        words.show(bytes(reasons), rows.store(), row);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    private List<String> said(Kind kind) {
        return words.clauses().stream()
                .filter(clause -> clause.kind() == kind)
                .map(Clause::text)
                .toList();
    }

    @Test
    void whatARecordSaysByItselfIsThereAtOnceAndWhatItsLifeAddsFollows() {
        add(CREATE);
        add(CREATE | EXTEND);
        show(1, CREATE | EXTEND);
        assertThat(said(Kind.NEW)).hasSize(2);
        assertThat(said(Kind.SET)).isEmpty();

        work();

        assertThat(said(Kind.NEW)).containsExactly("The file was made longer: data was added to it.");
        assertThat(said(Kind.SET)).containsExactly("Before, since it was opened, it was created.");
    }

    @Test
    void theCloseRecordOfAFileThatIsOpenIsFoundWhenItComes() {
        add(CREATE);
        show(0, CREATE);
        work();
        assertThat(said(Kind.FOLLOWS)).containsExactly("No close record was read yet: more may follow until it comes.");

        long usn = rows.usn();
        add(CREATE | CLOSE);
        words.lookAgain();
        assertThat(work).as("not more often than once a second").isEmpty();
        now += SECOND;
        words.lookAgain();
        work();

        assertThat(said(Kind.FOLLOWS)).containsExactly("More followed: its close record is at USN " + usn + ".");
        now += SECOND;
        add(EXTEND);
        words.lookAgain();
        assertThat(work).as("what is known is not looked for").isEmpty();
    }

    @Test
    void whereRecordsAreMissingThatIsSaid() {
        add(CREATE);
        rows.add(RowKind.GAP, rows.usn());
        show(0, CREATE);
        work();

        assertThat(said(Kind.FOLLOWS))
                .containsExactly("Records behind this one are missing: what followed is not known.");
    }

    @Test
    void theAnswerForARecordThatWasLeftIsNotTaken() {
        add(CREATE);
        add(CREATE | EXTEND);
        show(1, CREATE | EXTEND);
        words.clear();
        work();

        assertThat(words.clauses()).isEmpty();
    }

    @Test
    void aClauseThatIsPointedAtMarksItsBytesInsteadOfTheChosenField() {
        InspectorViewModel inspector = new InspectorViewModel(FieldRegistry.standard(), words);
        inspector.show(bytes(CREATE), "A record");
        inspector.chooseByte(0);
        assertThat(inspector.isMarked(0)).isTrue();

        words.pointedProperty().set(words.clauses().getFirst());

        assertThat(inspector.isMarked(41)).isTrue();
        assertThat(inspector.isMarked(0)).isFalse();
        assertThat(inspector.isMarked(40)).as("another byte of the reasons").isFalse();
        words.pointedProperty().set(null);
        assertThat(inspector.isMarked(0)).isTrue();
    }

    @Test
    void whatIsNoRecordHasNoWords() {
        InspectorViewModel inspector = new InspectorViewModel(FieldRegistry.standard(), words);
        inspector.show(bytes(CREATE), "A record");
        assertThat(words.clauses()).isNotEmpty();

        inspector.hide();
        assertThat(words.clauses()).isEmpty();
        inspector.show(bytes(CREATE), "The input of a call", List.of());
        assertThat(words.clauses()).isEmpty();
    }

    @Test
    void theWordsAreCopiedWithEverythingElse() {
        InspectorViewModel inspector = new InspectorViewModel(FieldRegistry.standard(), words);
        inspector.show(bytes(CREATE), "A record");

        assertThat(inspector.asText().lines()).contains("The file was created.");
    }
}
