package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail.BlockDamaged;
import dev.tidemark.testing.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage of a capture's file is found wherever it is, and named. */
@Tag("shows-ask")
class DamagedCaptureFileTest {

    private static final int RECORDS = 20;

    @TempDir
    Path folder;

    /** What is said of the file; {@code null} when it is whole. */
    private static @Nullable String said(SavedFile file) throws InterruptedException {
        try (SavedSource source = SavedSource.open(file.file())) {
            source.awaitLoaded();
            return source.state().phase() == Phase.COMPLETE
                    ? null
                    : Objects.requireNonNull(source.state().problem()).what();
        } catch (IOException e) {
            return Objects.requireNonNull(e.getMessage());
        }
    }

    @Test
    void oneFlippedByteAnywhereIsFoundAndNamedByFileAndOffset() throws Exception {
        SavedFile saved = SavedFile.of(folder, RECORDS);
        assertThat(said(saved)).isNull();
        byte[] whole = saved.bytes();

        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            saved.write(flipped);
            assertThat(said(saved))
                    .as("byte %d", at)
                    .isNotNull()
                    .startsWith(saved.file().toString())
                    .contains("offset");
        }
    }

    @Test
    void theMemberIsNamedTooWhereverItsBytesAreFlipped() throws Exception {
        SavedFile saved = SavedFile.of(folder, RECORDS);
        for (ZipMember member : saved.members()) {
            for (long at : List.of(member.data(), member.data() + member.size() / 2, member.end() - 1)) {
                byte[] flipped = saved.bytes();
                flipped[(int) at] ^= 0x10;
                saved.write(flipped);
                assertThat(said(saved))
                        .as("%s, byte %d", member.name(), at)
                        .startsWith(saved.file() + ", " + member.name() + ", offset " + member.data() + ": damaged");
            }
        }
    }

    @Test
    void theBytesThatTheFileLacksAreTold() throws Exception {
        SavedFile saved = SavedFile.of(folder, RECORDS);
        byte[] whole = saved.bytes();
        for (int length = 0; length < whole.length; length++) {
            saved.write(Arrays.copyOf(whole, length));
            assertThat(said(saved)).as("%d bytes", length).startsWith(saved.file() + ", offset ");
        }
    }

    @Test
    void aBlockThatIsDamagedIsARowAndTheOthersAreShown() throws Exception {
        SavedFile saved = SavedFile.of(folder, 100_000);
        ZipMember records = saved.member("journal-000.usn.gz");
        byte[] flipped = saved.bytes();
        flipped[(int) records.data() + 100] ^= 1;
        saved.write(flipped);

        try (SavedSource source = SavedSource.open(saved.file())) {
            source.awaitLoaded();
            List<Marker> derived = Reading.all(source.store(), row -> row.marker()).stream()
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(derived.getFirst().detail()).isInstanceOfSatisfying(BlockDamaged.class, block -> {
                assertThat(block.file()).isEqualTo(saved.file() + ", journal-000.usn.gz");
                assertThat(block.offset()).isEqualTo(records.data());
                assertThat(source.store().size()).isEqualTo(100_000 - block.records() + derived.size());
            });
            assertThat(source.state().phase()).isEqualTo(Phase.FAILED);
        }
    }

    @Test
    void aRowThatIsNoRecordKeepsItsPlaceBehindADamagedBlock() throws Exception {
        SavedFile saved = SavedFile.of(folder, RECORDS);
        ZipMember records = saved.member("journal-000.usn.gz");
        byte[] flipped = saved.bytes();
        flipped[(int) records.end() - 1] ^= 1;
        saved.write(flipped);

        try (SavedSource source = SavedSource.open(saved.file())) {
            source.awaitLoaded();
            assertThat(Reading.all(source.store(), row -> row.kind())).hasSize(2);
        }
    }
}
