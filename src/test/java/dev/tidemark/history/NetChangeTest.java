package dev.tidemark.history;

import static dev.tidemark.testing.StoredRows.CLOSE;
import static dev.tidemark.testing.StoredRows.CREATE;
import static dev.tidemark.testing.StoredRows.DELETE;
import static dev.tidemark.testing.StoredRows.EXTEND;
import static dev.tidemark.testing.StoredRows.LINK;
import static dev.tidemark.testing.StoredRows.NEW;
import static dev.tidemark.testing.StoredRows.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.FileSource;
import dev.tidemark.history.FileChange.Kind;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Journals;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Rounds;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("shows-story")
class NetChangeTest {

    private static final FileId ROOT = FileId.NTFS_ROOT;
    private static final FileId DOCS = FileId.ntfs(30, 1);
    private static final FileId A = FileId.ntfs(40, 1);

    private static final int PLACES = 21;
    private static final int RANGES = 50;

    @TempDir
    Path folder;

    private static List<FileChange> changes(NetChange change) {
        List<FileChange> all = new ArrayList<>();
        change.forEach(all::add);
        return all;
    }

    private static List<FileChange> changes(RecordStore store, long from) {
        return changes(NetChange.of(store, from, store.endRecord(), () -> false));
    }

    private static FileName in(FileId parent, String name) {
        return new FileName(parent.high(), parent.low(), name);
    }

    // --- random histories

    /** Volumes with {@link #RANGES} stretches each: 1,000 histories in all. */
    static Stream<Integer> seeds() {
        return IntStream.range(0, Rounds.of(20)).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void appliedToAListingOfTheStartItGivesTheListingOfTheEnd(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (RandomHistory history = new RandomHistory(seed, folder)) {
            List<Map<FileId, FileName>> listings = new ArrayList<>();
            List<Long> rows = new ArrayList<>();
            for (int i = 0; i < PLACES; i++) {
                history.run(1 + random.nextInt(60));
                listings.add(history.listing());
                rows.add(history.store.endRecord());
            }
            PathIndex index = PathIndex.over(history.store);
            index.build();
            for (int i = 0; i < RANGES; i++) {
                int start = random.nextInt(PLACES);
                int end = start + random.nextInt(PLACES - start);
                check(history.store, index, rows.get(start), rows.get(end), listings.get(start), listings.get(end));
            }
        }
    }

    private static void check(
            RecordStore store,
            PathIndex index,
            long from,
            long to,
            Map<FileId, FileName> start,
            Map<FileId, FileName> end) {
        NetChange change = NetChange.of(store, from, to, () -> false);
        Map<FileId, FileName> applied = new HashMap<>(start);
        try (ChangePlaces places = new ChangePlaces(store, from, to, index)) {
            for (FileChange file : changes(change)) {
                boolean isNameless = file.before() == null && file.after() == null;
                assertThat(file.before()).as("%s before", file).isEqualTo(isNameless ? null : start.get(file.file()));
                apply(file, applied);
                FileName before = file.before();
                FileName after = file.after();
                if (before != null) {
                    assertThat(places.atStart(before).text()).isEqualTo(path(before, start));
                }
                if (after != null) {
                    assertThat(places.atEnd(after).text()).isEqualTo(path(after, end));
                }
            }
        }
        assertThat(applied).isEqualTo(end);
        assertThat(change.isWhole()).isTrue();
    }

    private static void apply(FileChange change, Map<FileId, FileName> listing) {
        if (change.after() == null && change.before() != null) {
            assertThat(change.kinds()).containsExactly(Kind.DELETED);
            listing.remove(change.file());
        } else if (change.after() == null) {
            // No record says the name that it kept.
            assertThat(change.kinds()).containsExactly(Kind.LINKS);
        } else {
            listing.put(change.file(), change.after());
        }
    }

    private static String path(FileName name, Map<FileId, FileName> listing) {
        FileName above = listing.get(new FileId(name.parentHigh(), name.parentLow()));
        return (above == null ? "" : path(above, listing)) + "\\" + name.name();
    }

    // --- a real journal

    @Test
    void overARealJournalItIsThatOfAPlainReplay() throws Exception {
        try (FileSource source = FileSource.open(Journals.file("win7-orc", "$J"), folder)) {
            source.awaitLoaded();
            PlainReplay plain = new PlainReplay();
            Reading.all(source.store(), row -> {
                plain.take(row);
                return "";
            });

            Map<FileId, FileName> applied = new HashMap<>(plain.start);
            List<FileChange> changes = changes(source.store(), 0);
            changes.forEach(change -> apply(change, applied));

            assertThat(differences(applied, plain.end)).isEmpty();
            assertThat(changes)
                    .filteredOn(change -> change.kinds().contains(Kind.CREATED))
                    .extracting(FileChange::file)
                    .containsExactlyInAnyOrderElementsOf(plain.created());
            assertThat(NetChange.of(source.store(), 0, source.store().endRecord(), () -> false)
                            .temporary())
                    .isEqualTo(plain.passed.size());
        }
    }

    private static List<String> differences(Map<FileId, FileName> one, Map<FileId, FileName> other) {
        Set<FileId> all = new HashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all.stream()
                .filter(id -> !Objects.equals(one.get(id), other.get(id)))
                .map(id -> id + ": " + one.get(id) + ", " + other.get(id))
                .limit(5)
                .toList();
    }

    /** Plays records into a listing, one after the other. */
    private static final class PlainReplay {

        private final Map<FileId, FileName> start = new HashMap<>();
        private final Map<FileId, FileName> end = new HashMap<>();
        private final Set<FileId> made = new HashSet<>();
        private final Set<FileId> passed = new HashSet<>();

        void take(RecordCursor row) {
            if (!row.isRecord() || !row.hasTimeAndName()) {
                return;
            }
            FileId id = new FileId(row.fileIdHigh(), row.fileIdLow());
            FileName name = FileName.of(row);
            int reasons = row.reason();
            boolean committed = (reasons & CREATE) != 0 && Reason.TRANSACTED_CHANGE.in(reasons);
            if (!end.containsKey(id) && (reasons == CREATE || committed)) {
                made.add(id);
            } else if (!end.containsKey(id) && !made.contains(id)) {
                start.put(id, name);
            }
            boolean linkGone = (reasons & ~CLOSE) == LINK && (reasons & CLOSE) != 0;
            if ((reasons & DELETE) != 0) {
                end.remove(id);
                if (made.contains(id)) {
                    passed.add(id);
                }
            } else if (!linkGone) {
                end.put(id, name);
            }
        }

        Set<FileId> created() {
            Set<FileId> created = new HashSet<>(made);
            created.retainAll(end.keySet());
            return created;
        }
    }

    // --- one by one

    private @Nullable FileChange only(StoredRows rows, long from) {
        List<FileChange> all = changes(rows.store(), from);
        assertThat(all).hasSizeLessThanOrEqualTo(1);
        return all.isEmpty() ? null : all.getFirst();
    }

    @Test
    void whatWasCreatedAndDeletedInBetweenIsOnlyCounted() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, ROOT, "a", CREATE).add(A, ROOT, "a", CREATE | DELETE | CLOSE);

            NetChange change = NetChange.of(rows.store(), 0, 2, () -> false);

            assertThat(changes(change)).isEmpty();
            assertThat(change.temporary()).isOne();
        }
    }

    @Test
    void aFileThatWasOpenAtTheStartWasThereAndMayHaveBeenWritten() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, ROOT, "a", CREATE)
                    .add(A, ROOT, "a", CREATE | EXTEND)
                    .add(A, ROOT, "a", CREATE | EXTEND | CLOSE);

            FileChange change = only(rows, 2);

            assertThat(change).isNotNull();
            assertThat(change.kinds()).containsExactly(Kind.CHANGED);
            assertThat(change.before()).isEqualTo(in(ROOT, "a"));
        }
    }

    @Test
    void aRenameBackIsNoChange() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, ROOT, "a", OLD)
                    .add(A, DOCS, "b", NEW)
                    .add(A, DOCS, "b", OLD)
                    .add(A, ROOT, "a", NEW)
                    .add(A, ROOT, "a", NEW | CLOSE);

            assertThat(only(rows, 0)).isNull();
        }
    }

    @Test
    void aRenameOfWhichOnlyTheNewHalfIsInBetweenSaysTheNewName() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, ROOT, "a", OLD).add(A, DOCS, "b", NEW).add(A, DOCS, "b", NEW | CLOSE);

            FileChange change = only(rows, 1);

            assertThat(change).isNotNull();
            assertThat(change.kinds()).containsExactly(Kind.RENAMED);
            assertThat(change.before()).isNull();
            assertThat(change.after()).isEqualTo(in(DOCS, "b"));
        }
    }

    @Test
    void aNameThatWentFromAFileWithSeveralIsNoRename() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, DOCS, "link", LINK | CLOSE)
                    .add(A, ROOT, "a", Reason.SECURITY_CHANGE.bit())
                    .add(A, ROOT, "a", Reason.SECURITY_CHANGE.bit() | CLOSE);

            FileChange change = only(rows, 0);

            assertThat(change).isNotNull();
            assertThat(change.kinds()).containsExactlyInAnyOrder(Kind.SECURITY, Kind.LINKS);
            assertThat(change.after()).isEqualTo(in(ROOT, "a"));
            assertThat(change.linksGone()).containsExactly(in(DOCS, "link"));
        }
    }

    @Test
    void rowsAtWhichRecordsMayBeMissingAreTold() {
        try (StoredRows rows = new StoredRows(folder)) {
            rows.add(A, ROOT, "a", CREATE).add(RowKind.GAP, 0).add(A, ROOT, "a", CREATE | CLOSE);

            assertThat(NetChange.of(rows.store(), 0, 3, () -> false).isWhole()).isFalse();
            assertThat(NetChange.of(rows.store(), 2, 3, () -> false).isWhole()).isTrue();
            assertThat(NetChange.of(rows.store(), 0, 1, () -> false).openFiles())
                    .isOne();
        }
    }

    @Test
    void moreFilesThanAreFollowedAreTold() {
        try (StoredRows rows = new StoredRows(folder)) {
            for (int i = 0; i < 5; i++) {
                rows.add(FileId.ntfs(40 + i, 1), ROOT, "f" + i, DELETE | CLOSE);
            }
            NetChange change = NetChange.of(rows.store(), 0, 5, 3, () -> false);

            assertThat(change.isTooMany()).isTrue();
            assertThat(change.isWhole()).isFalse();
            assertThat(changes(change)).hasSize(3);
        }
    }
}
