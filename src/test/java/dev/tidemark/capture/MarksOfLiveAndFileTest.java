package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.capture.ReadOptions.Versions;
import dev.tidemark.field.Citation;
import dev.tidemark.field.MarkerWords;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksOfCapture;
import dev.tidemark.session.RecordMark;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.testing.Captures;
import dev.tidemark.testing.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was marked while a simulated volume was read is marked in an extract of its journal, and in a capture. */
@Tag("shows-ask")
class MarksOfLiveAndFileTest extends LiveFixture {

    private final Marks marks = new Marks();

    private void change(String name) {
        SimulatedFile file;
        try (SimulatedOpen open = volume.files().create(volume.files().root(), name, 0)) {
            open.write(0, 200_000);
            file = open.file();
        }
        try (SimulatedOpen open = volume.files().open(file)) {
            open.rename(volume.files().root(), "renamed " + name);
        }
    }

    private static Set<String> marked(Source of, Marks by) {
        return new TreeSet<>(Reading.all(
                of.store(),
                row -> !row.isMarker() && by.find(row.bytes(), row.position()) instanceof RecordMark mark
                        ? row.usn() + " " + mark.tag()
                        : "none " + row.record()));
    }

    private Citation.Origin origin(RecordCursor row) {
        return new Citation.Origin(OptionalLong.empty(), source.journalIdAt(row.record()), OptionalLong.empty());
    }

    /** Every second record, so that others must not be marked. */
    private Set<String> markHalf() {
        List<RecordMark> chosen = Reading.all(
                        source.store(),
                        row -> row.isMarker()
                                ? null
                                : Citation.of(row, origin(row))
                                        .map(cited -> new RecordMark(cited, "", 0, "T" + row.usn(), ""))
                                        .orElse(null))
                .stream()
                .filter(Objects::nonNull)
                .toList();
        for (int i = 0; i < chosen.size(); i += 2) {
            marks.putAll(List.of(chosen.get(i)));
        }
        return new TreeSet<>(marks.all().stream()
                .map(mark -> mark.record().usn() + " " + mark.tag())
                .toList());
    }

    @ParameterizedTest(name = "read as {0} to {1}, ranges tracked {2}")
    @CsvSource({"2, 2, false", "2, 3, false", "3, 3, false", "2, 4, true"})
    void aMarkedRecordIsMarkedInAnExtractAndInACapture(int least, int most, boolean tracked) throws Exception {
        if (tracked) {
            assertThat(volume.journal().trackRanges(16384, 1)).isZero();
        }
        for (int i = 0; i < 20; i++) {
            change("file " + i + ".txt");
        }
        source.start(new ReadOptions(
                Start.OLDEST, 0, OptionalLong.empty(), new Versions(false, least, most), -1, false, 1, 0));
        awaitRecord("renamed file 19.txt RENAME_NEW_NAME|CLOSE");
        Set<String> chosen = markHalf();
        assertThat(chosen).hasSizeGreaterThan(30);

        Path extract = Files.write(
                folder.resolve("$J"), Objects.requireNonNull(volume.journal().journalStream()));
        try (FileSource file = FileSource.open(extract, folder)) {
            file.awaitLoaded();
            assertThat(marked(file, marks))
                    .filteredOn(row -> !row.startsWith("none"))
                    .hasSameElementsAs(chosen);
        }

        Path capture = folder.resolve("saved.tidemark");
        Captures.save(source, capture, MarkerWords::of, new MarksOfCapture(marks), done -> true);
        try (SavedSource saved = SavedSource.open(capture)) {
            saved.awaitLoaded();
            assertThat(marked(saved, marks))
                    .filteredOn(row -> !row.startsWith("none"))
                    .hasSameElementsAs(chosen);
        }
    }
}
