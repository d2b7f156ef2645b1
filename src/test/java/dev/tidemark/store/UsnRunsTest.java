package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.testing.Records;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs of rising USNs are the same whether rows are appended one by one or in batches with markers between them. */
@Tag("shows-ask")
class UsnRunsTest {

    private static final int BATCHES = 6;

    @Test
    void batchesMakeTheRunsThatRowsMake() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            UsnRuns all = new UsnRuns();
            UsnRuns expected = new UsnRuns();
            long row = 0;
            long usn = 100;
            for (int i = 0; i < BATCHES; i++) {
                UsnRuns batch = new UsnRuns();
                List<Long> usns = new ArrayList<>();
                int count = random.nextInt(5);
                for (int record = 0; record < count; record++) {
                    usn += random.nextInt(5) == 0 ? -40 : 8;
                    batch.follow(record, usn);
                    usns.add(usn);
                }
                int cut = count == 0 ? 0 : random.nextInt(count + 1);
                batch.copyTo(all, 0, cut, row);
                batch.copyTo(all, cut, count, row + cut + 1);
                for (int record = 0; record < count; record++) {
                    expected.follow(row + record + (record < cut ? 0 : 1), usns.get(record));
                }
                row += count + 1;
            }
            assertThat(all.starts()).isEqualTo(expected.starts());
        }
    }

    @Test
    void whoBeginsAnewAllTheTimeIsNotFollowed() {
        UsnRuns runs = new UsnRuns();
        for (int i = 0; i < 10_000; i++) {
            runs.follow(i, 10_000 - i);
        }
        assertThat(runs.starts()).isNull();
        UsnRuns others = new UsnRuns();
        runs.copyTo(others, 0, 10_000, 0);
        assertThat(others.starts()).isNull();
        runs.clear();
        assertThat(runs.starts()).containsExactly(0);
    }

    @Test
    void aBatchFollowsWhatIsAdded() {
        RowBatch batch = new RowBatch();
        batch.clear(0);
        for (long usn : new long[] {64, 128, 8, 16}) {
            ByteBuffer bytes = Records.v2("a").usn(usn).bytes();
            batch.add(usn, bytes, 0);
        }
        assertThat(batch.runs().starts()).containsExactly(0, 2);
    }
}
