package dev.tidemark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.testing.Await;
import dev.tidemark.testing.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records in blocks that are read when they are wanted. */
@Tag("shows-ask")
class BlockBytesTest {

    private static final int BLOCKS = 20;
    private static final int MOST = 4;

    private final AtomicInteger reads = new AtomicInteger();
    private boolean broken;
    private boolean closed;

    private final BlockBytes bytes = new BlockBytes(
            new BlockBytes.Blocks() {
                @Override
                public ByteBuffer read(int number) throws IOException {
                    reads.incrementAndGet();
                    if (broken) {
                        throw new IOException("gone");
                    }
                    byte[] record = Records.v2("block-" + number).usn(number).array();
                    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
                }

                @Override
                public void close() {
                    closed = true;
                }
            },
            IntStream.rangeClosed(0, BLOCKS).mapToLong(BlockBytesTest::offset).toArray(),
            MOST);

    /** Some are small, some are not. */
    private static long offset(int block) {
        return (long) block * (BlockBytes.BLOCK / 3) + (block > 5 ? 3L * BlockBytes.BLOCK / 7 : 0);
    }

    private RecordStore store() {
        RecordStore store = RecordStore.over(0, bytes);
        for (int i = 0; i < BLOCKS; i++) {
            store.appendAt(offset(i), bytes.buffer(offset(i)), bytes.position(offset(i)));
        }
        store.publish();
        return store;
    }

    @Test
    void aBlockIsReadOnceWhileItIsHeld() {
        for (int i = 0; i < 10; i++) {
            assertThat(bytes.buffer(offset(3) + 8)).isSameAs(bytes.buffer(offset(3)));
        }
        assertThat(reads).hasValue(1);
        assertThat(bytes.position(offset(3) + 8)).isEqualTo(8);
    }

    @Test
    void soManyAreHeldAndNoMore() {
        for (int i = 0; i < BLOCKS; i++) {
            bytes.buffer(offset(i));
        }
        assertThat(reads).hasValue(BLOCKS);
        for (int i = BLOCKS - MOST; i < BLOCKS; i++) {
            bytes.buffer(offset(i));
        }
        assertThat(reads).hasValue(BLOCKS);
        bytes.buffer(offset(0));
        assertThat(reads).hasValue(BLOCKS + 1);
    }

    @Test
    void whatIsLookedAtStays() {
        bytes.buffer(offset(0));
        for (int i = 1; i < BLOCKS; i++) {
            bytes.buffer(offset(i));
            bytes.buffer(offset(0));
        }
        assertThat(reads).hasValue(BLOCKS);
    }

    @Test
    void everyRowIsReadWhateverIsHeld() {
        try (RecordStore store = store();
                StoreReader reader = store.reader()) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < BLOCKS; i++) {
                    String name = "block-" + i;
                    assertThat(reader.read(i, row -> assertThat(row.name()).isEqualTo(name)))
                            .isEqualTo(RowReader.Outcome.READ);
                }
            }
        }
        assertThat(closed).isTrue();
    }

    @Test
    void whoMustNotWaitLooksAgainWhenItWasFetched() {
        try (RecordStore store = store();
                StoreReader reader = store.reader()) {
            assertThat(reader.isAtHand(0)).isFalse();
            Await.until("it was fetched", () -> reader.isAtHand(0));
            int before = reads.get();
            reader.readKey(0, row -> assertThat(row.name()).isEqualTo("block-0"));
            assertThat(reads).hasValue(before);
        }
    }

    @Test
    void whatCannotBeReadIsAnUnreadableRowAndNobodyWaitsForIt() {
        try (RecordStore store = store();
                StoreReader reader = store.reader()) {
            broken = true;
            assertThat(reader.read(0, row -> {})).isEqualTo(RowReader.Outcome.UNREADABLE);
            Await.until("it was tried", () -> reader.isAtHand(0));
            assertThat(reader.readKey(0, row -> {})).isEqualTo(RowReader.Outcome.UNREADABLE);
            assertThatThrownBy(() -> bytes.buffer(0)).hasRootCauseMessage("gone");
        }
    }
}
