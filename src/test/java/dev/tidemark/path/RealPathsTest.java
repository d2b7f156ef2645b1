package dev.tidemark.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.mft.FileTableForm;
import dev.tidemark.mft.FileTableScanner;
import dev.tidemark.store.MappedFile;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paths of real journals. */
@Tag("shows-scale")
class RealPathsTest {

    @TempDir
    Path folder;

    @Test
    void everyPathBesideAFileTableIsThatOfAPlainWalk() throws Exception {
        Path journal = Journals.file("win7-orc", "$J");
        Path table = Journals.file("win7-orc", "$MFT");
        List<String> expected = new PlainWalk(journal, table).paths();

        List<String> paths = paths("win7-orc with $MFT", journal, table(table));

        assertThat(paths).hasSize(38_014);
        assertThat(paths).isEqualTo(expected);
    }

    @Test
    void journalsAloneGivePathsToo() throws Exception {
        for (String set : Journals.SETS) {
            List<String> paths = paths(set, Journals.file(set, "$J"), null);
            assertThat(paths).isNotEmpty();
        }
    }

    private static DirectoryTable table(Path file) throws IOException {
        MftDirectories directories = new MftDirectories();
        try (MappedFile mapped = MappedFile.open(file)) {
            ByteBuffer bytes = mapped.buffer(0);
            FileTableForm form = Objects.requireNonNull(FileTableForm.of(bytes, 0, FileTableForm.SAMPLE));
            FileTableScanner scanner = new FileTableScanner(form, directories);
            scanner.scan(bytes, 0, bytes.limit());
        }
        return directories.table();
    }

    /** Each record's USN and path; prints how sure they are. */
    private List<String> paths(String set, Path journal, DirectoryTable table) throws Exception {
        Map<Certainty, Integer> shares = new EnumMap<>(Certainty.class);
        List<String> paths = new ArrayList<>();
        try (FileSource source = FileSource.open(journal, folder)) {
            source.awaitLoaded();
            PathIndex index = PathIndex.over(source.store());
            if (table != null) {
                index.add(table);
            }
            index.build();
            collect(index, source.store(), paths, shares);
        }
        System.out.println(set + ": " + paths.size() + " records, " + words(shares, paths.size()));
        return paths;
    }

    private static void collect(
            PathIndex index, RecordStore store, List<String> paths, Map<Certainty, Integer> shares) {
        PathReader reader = index.reader();
        RecordCursor cursor = new RecordCursor();
        for (long row = store.firstRecord(); row < store.endRecord(); row++) {
            if (Reading.read(store, row, cursor) && !cursor.isMarker()) {
                FilePath path = reader.path(cursor);
                assertThat(path).isNotNull();
                paths.add(cursor.usn() + " " + path.text());
                shares.merge(path.certainty(), 1, Integer::sum);
            }
        }
    }

    private static String words(Map<Certainty, Integer> shares, int all) {
        List<String> words = new ArrayList<>();
        shares.forEach((certainty, count) -> words.add("%s %.1f %%".formatted(certainty, 100.0 * count / all)));
        return String.join(", ", words);
    }
}
