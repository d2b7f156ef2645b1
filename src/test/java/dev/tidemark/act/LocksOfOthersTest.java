package dev.tidemark.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeEvent;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.capture.LiveSource;
import dev.tidemark.store.RowKind;
import dev.tidemark.volume.VolumeLock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a live read does when another program locks its volume. */
@Tag("shows-windows")
class LocksOfOthersTest extends ActFixture {

    /** As another program would, which knows nothing of the live read. */
    private Handle another() throws Win32Exception {
        return backend.openVolume("F:", OpenMode.ACT);
    }

    @Test
    void theLiveReadLetsGoSoThatTheLockSucceedsAndComesBackAtOnceWhenItEnds() throws Exception {
        LiveSource source = read("F:");
        file("a.txt");
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        try (Handle other = another()) {
            VolumeLock.lock(other, "F:");
            await(() -> markers(source).contains(RowKind.LOCK));
            VolumeLock.unlock(other, "F:");
        }
        file("b.txt");
        await(() -> source.nextUsn() == volume.journal().nextUsn());
        assertThat(source.isReading()).isTrue();
        assertThat(markers(source)).containsExactly(RowKind.STARTED, RowKind.LOCK);
    }

    @Test
    void aLockThatFailsForAnotherReasonFindsTheVolumeFreeWhenItIsTriedAgain() throws Exception {
        LiveSource source = read("F:");
        SimulatedOpen busy = opened("busy.txt");
        try (Handle other = another()) {
            assertThatThrownBy(() -> VolumeLock.lock(other, "F:")).isInstanceOf(Win32Exception.class);
            busy.close();
            await(() -> markers(source).contains(RowKind.LOCK));
            VolumeLock.lock(other, "F:");
        }
        await(() -> source.nextUsn() == volume.journal().nextUsn());
    }

    @Test
    void theReadStopsWhenItIsToldToWhileTheVolumeIsLocked() throws Exception {
        LiveSource source = read("F:");
        try (Handle other = another()) {
            VolumeLock.lock(other, "F:");
            await(() -> markers(source).contains(RowKind.LOCK));
            source.stop();
            assertThat(source.isReading()).isFalse();
        }
        assertThat(markers(source)).endsWith(RowKind.LOCK, RowKind.STOPPED);
    }

    @Test
    void everyEventIsKnownByItsGuidAsWindowsKeepsIt() {
        List<VolumeEvent> heard = new ArrayList<>();
        for (VolumeEvent event : VolumeEvent.values()) {
            long high = event.guid().getMostSignificantBits();
            ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
            bytes.order(ByteOrder.BIG_ENDIAN).putLong(event.guid().getLeastSignificantBits());
            VolumeEvent.of(bytes.flip()).ifPresent(heard::add);
        }
        assertThat(heard).containsExactly(VolumeEvent.values());
        assertThat(VolumeEvent.of(ByteBuffer.allocate(16))).isEmpty();
    }
}
