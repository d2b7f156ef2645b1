package dev.tidemark.ui.marks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.field.Citation;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.RecordMark;
import dev.tidemark.task.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks as a person makes and changes them. */
@Tag("shows-ask")
class MarksViewModelTest {

    @TempDir
    Path folder;

    private final Marks marks = new Marks();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final MarksViewModel model = new MarksViewModel(marks, BackgroundTasks.atOnce(waiting::add), said::add);

    private static RecordMark mark(int usn, String tag, String note) {
        return new RecordMark(Citation.parse("usn" + usn + "-1f0c29d4b7a3").orElseThrow(), "name.txt", 5, tag, note);
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
        model.pulse();
    }

    private List<RecordMark> kept() {
        return new MarksFile(folder).read().marks();
    }

    @Test
    void aRecordIsMarkedAndUnmarkedByTheSameKey() {
        model.keep(new MarksFile(folder));
        work();
        model.toggle(mark(8, "", ""));
        work();
        assertThat(model.items()).containsExactly(mark(8, "", ""));
        assertThat(kept()).containsExactly(mark(8, "", ""));

        model.toggle(mark(8, "", ""));
        work();
        assertThat(model.items()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void changesInARowAreWrittenInTheirOrder() {
        model.keep(new MarksFile(folder));
        work();
        model.toggle(mark(8, "", ""));
        model.change(mark(8, "one", ""));
        model.toggle(mark(16, "", ""));
        model.change(mark(8, "two", ""));
        model.toggle(mark(16, "", ""));
        assertThat(waiting).hasSize(1);
        work();

        assertThat(kept()).containsExactly(mark(8, "two", ""));
    }

    @Test
    void aNoteIsNotLostByAKey() {
        model.change(mark(8, "", "hours of work"));
        model.toggle(mark(8, "", ""));

        assertThat(marks.all()).containsExactly(mark(8, "", "hours of work"));
        assertThat(said).singleElement().asString().contains("has a note");
        model.remove(marks.all());
        assertThat(marks.all()).isEmpty();
    }

    @Test
    void whatIsNotedOfARecordIsThereToBeChanged() {
        model.change(mark(8, "tag", "note"));
        assertThat(model.of(mark(8, "", ""))).isEqualTo(mark(8, "tag", "note"));
        assertThat(model.of(mark(16, "", ""))).isEqualTo(mark(16, "", ""));
    }

    @Test
    void marksAreThereAgainAtTheNextStart() throws Exception {
        new MarksFile(folder).write(List.of(mark(8, "tag", "note")), List.of());
        model.keep(new MarksFile(folder));
        work();

        assertThat(model.items()).containsExactly(mark(8, "tag", "note"));
        assertThat(said).isEmpty();
    }

    @Test
    void damagedMarksAreSaidAndSetAsideByTheFirstChange() throws Exception {
        Files.writeString(folder.resolve("marks.jsonl"), "{");
        model.keep(new MarksFile(folder));
        work();
        assertThat(said).singleElement().asString().contains("marks.jsonl, line 1");

        model.toggle(mark(8, "", ""));
        work();
        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("set aside");
        assertThat(folder.resolve("marks.jsonl.damaged1")).hasContent("{");
    }

    @Test
    void aMarkIsToldInWordsWhateverItHolds() {
        assertThat(MarkWords.title(mark(8, "", ""))).isEqualTo("name.txt");
        assertThat(MarkWords.title(mark(8, "tag", ""))).isEqualTo("tag \u00b7 name.txt");
        RecordMark odd = new RecordMark(mark(8, "", "").record(), "a\u202eb", 0, "", "x\u0007\ny");
        assertThat(MarkWords.title(odd)).doesNotContain("\u202e");
        assertThat(MarkWords.details(odd)).doesNotContain("\u0007").contains("USN 8");
    }
}
