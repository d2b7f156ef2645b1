package dev.tidemark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordLayouts;
import dev.tidemark.usn.SourceInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records can be filtered by who made the change, also by nobody having said so. */
@Tag("shows-window")
class SourceConditionTest {

    private static final int MANAGED = SourceInfo.DATA_MANAGEMENT.bit();
    private static final int REPLICATED = SourceInfo.REPLICATION_MANAGEMENT.bit();
    private static final List<Integer> SOURCES = List.of(0, MANAGED, REPLICATED, MANAGED | REPLICATED, 1 << 31);

    private static List<Integer> passing(int source) {
        RecordPredicate predicate = RecordPredicate.of(FilterSpec.ALL.withSource(source));
        return SOURCES.stream().filter(of -> predicate.passes(record(of), 0)).toList();
    }

    private static ByteBuffer record(int source) {
        return Records.v3("a.txt").set("SourceInfo", source).bytes();
    }

    @Test
    void recordsWithoutSourceInformationPassWhenTheyAreWanted() {
        assertThat(passing(FilterSpec.NO_SOURCE)).containsExactly(0);
    }

    @Test
    void noneAndAFlagTogetherLetBothPass() {
        assertThat(passing(FilterSpec.NO_SOURCE | MANAGED)).containsExactly(0, MANAGED, MANAGED | REPLICATED);
    }

    @Test
    void aFlagAloneLeavesOutWhatHasNone() {
        assertThat(passing(REPLICATED)).containsExactly(REPLICATED, MANAGED | REPLICATED);
    }

    @Test
    void withoutAConditionEveryRecordPasses() {
        assertThat(passing(FilterSpec.ANY)).isEqualTo(SOURCES);
    }

    @Test
    void recordsOfVersion4HaveSourceInformationToo() {
        ByteBuffer record = Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0);
        RecordPredicate none = RecordPredicate.of(FilterSpec.ALL.withSource(FilterSpec.NO_SOURCE));

        assertThat(IntStream.of(0, MANAGED)
                        .filter(source -> none.passes(record.putInt(RecordLayouts.V4.offset("SourceInfo"), source), 0)))
                .containsExactly(0);
    }
}
