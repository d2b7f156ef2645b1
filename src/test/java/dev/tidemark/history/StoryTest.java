package dev.tidemark.history;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.LINK;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.history.NamePeriod.Begin;
import dev.tidemark.history.NamePeriod.End;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("shows-story")
class StoryTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId REPORT = FileId.ntfs(40, 1);
    private static final FileId WRITTEN = FileId.ntfs(41, 1);
    private static final String PATH = "\\docs\\report.docx";

    @TempDir
    Path folder;

    private StoredRows rows;

    @BeforeEach
    void open() {
        rows = new StoredRows(folder);
        rows.addDirectory(DOCS, ROOT, "docs", CREATE).addDirectory(DOCS, ROOT, "docs", CREATE | CLOSE);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    /** As word processors save: another file is written, the old one is put aside, the other takes its name. */
    private void save() {
        rows.add(REPORT, DOCS, "report.docx", CREATE)
                .add(REPORT, DOCS, "report.docx", CREATE | CLOSE)
                .add(WRITTEN, DOCS, "~new.tmp", CREATE)
                .add(WRITTEN, DOCS, "~new.tmp", CREATE | CLOSE)
                .add(REPORT, DOCS, "report.docx", OLD)
                .add(REPORT, DOCS, "~old.tmp", NEW)
                .add(REPORT, DOCS, "~old.tmp", NEW | CLOSE)
                .add(WRITTEN, DOCS, "~new.tmp", OLD)
                .add(WRITTEN, DOCS, "Report.docx", NEW)
                .add(WRITTEN, DOCS, "Report.docx", NEW | CLOSE)
                .add(REPORT, DOCS, "~old.tmp", DELETE | CLOSE);
    }

    private List<FileStory> tell(Function<Story, List<FileStory>> asked) {
        PathIndex index = PathIndex.over(rows.store());
        index.build();
        return asked.apply(new Story(rows.store(), index, rows.store().endRecord(), () -> false));
    }

    private static List<String> names(List<NamePeriod> periods) {
        return periods.stream()
                .map(period -> period.name().name() + " " + period.begin() + " " + period.end())
                .toList();
    }

    @Test
    void aPathHasTheStoriesOfAllFilesThatHadIt() {
        save();

        List<FileStory> stories = tell(story -> story.ofPath(PATH));

        assertThat(stories).extracting(FileStory::file).containsExactly(REPORT, WRITTEN);
        assertThat(names(stories.getFirst().names()))
                .containsExactly("report.docx CREATED RENAMED", "~old.tmp RENAMED DELETED");
        assertThat(names(stories.getLast().names()))
                .containsExactly("~new.tmp CREATED RENAMED", "Report.docx RENAMED HELD");
        assertThat(stories.getFirst().lives()).hasSize(3);
        assertThat(stories.getFirst().names().getFirst().path())
                .isNotNull()
                .satisfies(path -> assertThat(path.text()).isEqualTo(PATH));
    }

    @Test
    void aFileThatTookANameIsToldWithTheOneThatHadItBefore() {
        save();

        FileStory written = tell(story -> story.ofFile(WRITTEN)).getFirst();

        assertThat(written.predecessors()).hasSize(1);
        assertThat(written.predecessors().getFirst())
                .extracting(NamePeriod::file)
                .containsOnly(REPORT);
        assertThat(names(written.predecessors().getFirst()))
                .containsExactly("report.docx CREATED RENAMED", "~old.tmp RENAMED DELETED");
        assertThat(names(written.others())).containsExactly("report.docx CREATED RENAMED");
    }

    @Test
    void aFileThatLostItsNameHasNoPredecessorAndKnowsWhoCameBehind() {
        save();

        FileStory report = tell(story -> story.ofFile(REPORT)).getFirst();

        assertThat(report.predecessors()).isEmpty();
        assertThat(names(report.others())).containsExactly("Report.docx RENAMED HELD");
    }

    @Test
    void filesThatUsedTheSameEntryHaveStoriesOfTheirOwn() {
        FileId next = FileId.ntfs(40, 2);
        rows.add(REPORT, DOCS, "a", DELETE | CLOSE).add(next, ROOT, "b", CREATE).add(next, ROOT, "b", CREATE | CLOSE);

        List<FileStory> stories = tell(story -> story.ofFile(next));

        assertThat(stories).extracting(FileStory::file).containsExactly(REPORT, next);
        assertThat(names(stories.getFirst().names())).containsExactly("a BEFORE DELETED");
        assertThat(names(stories.getLast().names())).containsExactly("b CREATED HELD");
    }

    @Test
    void hardLinksAreNamesBesideEachOther() {
        rows.add(REPORT, DOCS, "a", Reason.DATA_EXTEND.bit())
                .add(REPORT, DOCS, "a", Reason.DATA_EXTEND.bit() | CLOSE)
                .add(REPORT, ROOT, "link", LINK | CLOSE)
                .add(REPORT, DOCS, "a", Reason.SECURITY_CHANGE.bit());

        List<NamePeriod> names = tell(story -> story.ofFile(REPORT)).getFirst().names();

        assertThat(names(names)).containsExactly("a BEFORE HELD", "link BEFORE UNLINKED");
        assertThat(names.getFirst().last().usn())
                .isGreaterThan(names.getLast().last().usn());
    }

    @Test
    void whereRecordsMayBeMissingAPeriodEnds() {
        rows.add(REPORT, DOCS, "a", CREATE).add(RowKind.GAP, 0).add(REPORT, DOCS, "a", CREATE | CLOSE);

        List<NamePeriod> names = tell(story -> story.ofFile(REPORT)).getFirst().names();

        assertThat(names).extracting(NamePeriod::begin).containsExactly(Begin.CREATED, Begin.BEFORE);
        assertThat(names).extracting(NamePeriod::end).containsExactly(End.LOST, End.HELD);
    }

    @Test
    void whatNoRecordIsOfHasNoStory() {
        assertThat(tell(story -> story.ofPath("\\docs\\none"))).isEmpty();
        assertThat(tell(story -> story.ofFile(FileId.ntfs(99, 1)))).isEmpty();
    }

    @Test
    void aPathThatTooManyFilesHadIsToldAsFarAsFilesAreFollowed() {
        for (int i = 0; i <= Story.MOST_FILES; i++) {
            rows.add(FileId.ntfs(100 + i, 1), DOCS, "x", CREATE)
                    .add(FileId.ntfs(100 + i, 1), DOCS, "x", DELETE | CLOSE);
        }
        PathIndex index = PathIndex.over(rows.store());
        index.build();
        Story story = new Story(rows.store(), index, rows.store().endRecord(), () -> false);

        assertThat(story.ofPath("\\docs\\x")).hasSize(Story.MOST_FILES);
        assertThat(story.isTooMany()).isTrue();
    }
}
