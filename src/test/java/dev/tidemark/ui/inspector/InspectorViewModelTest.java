package dev.tidemark.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.Marker;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.testing.Records;
import dev.tidemark.usn.FileId;
import dev.tidemark.usn.RecordBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewModelTest {

    @TempDir
    Path folder;

    private RecordStore store;
    private OptionalLong journalId = OptionalLong.empty();
    private final InspectorViewModel model = new InspectorViewModel(FieldRegistry.standard());

    private final Source source = new Source() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String location() {
            return "test";
        }

        @Override
        public PathIndex paths() {
            return PathIndex.over(store);
        }

        @Override
        public RecordStore store() {
            return store;
        }

        @Override
        public SourceState state() {
            return new SourceState(SourceState.Phase.COMPLETE, 0, 0, null);
        }

        @Override
        public OptionalLong journalIdAt(long record) {
            return journalId;
        }

        @Override
        public void close() {
            store.close();
        }
    };

    @BeforeEach
    void open() {
        store = RecordStore.copying(new SpillFolder(folder), 1 << 20);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private void append(ByteBuffer record) {
        try {
            store.append(record, 0, RecordBytes.length(record, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.publish();
    }

    private void append(Marker marker) {
        store.append(marker);
        store.publish();
    }

    private void choose(String name) {
        for (int i = 0; i < model.fields().size(); i++) {
            if (model.fields().get(i).name().equals(name)) {
                model.chosenProperty().set(i);
            }
        }
    }

    private String chosen() {
        FieldRow field = model.chosenField();
        return field == null ? "none" : field.name();
    }

    // --- what is shown

    @Test
    void nothingChosenSaysWhatToDo() {
        model.show(source, -1);

        assertThat(model.titleProperty().get()).isEqualTo("Select a record to inspect it");
        assertThat(model.fields()).isEmpty();
    }

    @Test
    void aRecordIsShownWithItsVersionUsnLengthAndPlace() {
        append(Records.v2("a.txt").usn(4096).bytes());

        model.show(source, 0);

        assertThat(model.titleProperty().get()).contains("USN_RECORD_V2", "USN 4096", "72 bytes", "At offset 0");
        assertThat(model.bytesProperty().get()).hasSize(72);
    }

    @Test
    void aRecordOfALiveSourceNamesItsJournal() {
        journalId = OptionalLong.of(0x01d8_0000_0000_0001L);
        append(Records.v3("a.txt").usn(4096).bytes());

        model.show(source, 0);

        assertThat(model.titleProperty().get()).contains("Journal 0x01d8000000000001");
    }

    @Test
    void aRecordOfALaterVersionHasNoUsnInItsTitle() {
        ByteBuffer record = Records.v2("a.txt").usn(4096).bytes();
        record.putShort(4, (short) 7);
        append(record);

        model.show(source, 0);

        assertThat(model.titleProperty().get()).contains("version 7").doesNotContain("USN 0");
    }

    @Test
    void aGapShowsWhatHappenedItsPlaceItsLengthAndItsTime() {
        append(new Marker(RowKind.GAP, 8192, 4096, 132_914_203_663_921_802L, "Damaged"));

        model.show(source, 0);

        assertThat(model.titleProperty().get()).isEqualTo("Gap");
        assertThat(model.fields())
                .extracting(FieldRow::value)
                .containsExactly("Damaged", "8,192", "4,096 bytes", "2022-03-10T21:12:46.3921802Z");
        assertThat(model.fields()).noneMatch(FieldRow::isAbsent).noneMatch(FieldRow::hasBytes);
        assertThat(model.bytesProperty().get()).isEmpty();
    }

    @Test
    void aGapOfUnknownLengthSaysSo() {
        append(new Marker(RowKind.GAP, 8192, -1, 0, "Cut off"));

        model.show(source, 0);

        assertThat(model.fields()).extracting(FieldRow::value).containsExactly("Cut off", "8,192", "unknown");
    }

    @Test
    void everyKindOfMarkerHasATitle() {
        for (RowKind kind : EnumSet.complementOf(EnumSet.of(RowKind.RECORD))) {
            model.show(new Marker(kind, -1, 0, 0, "text"));

            assertThat(model.titleProperty().get()).isNotBlank();
        }
    }

    @Test
    void aSourceThatWasClosedShowsNothing() {
        append(Records.v2("a.txt").bytes());
        source.close();

        model.show(source, 0);

        assertThat(model.fields()).isEmpty();
    }

    // --- bytes and fields

    @Test
    void aByteChoosesItsField() {
        append(Records.v2("a.txt").bytes());
        model.show(source, 0);

        model.chooseByte(41);
        assertThat(chosen()).isEqualTo("Reason");
        model.chooseByte(71);
        assertThat(chosen()).isEqualTo("(padding)");
    }

    @Test
    void theChosenFieldStaysChosenInTheNextRecordWhereverItStandsThere() {
        append(Records.v2("a.txt").bytes());
        append(Records.v3("b.txt").bytes());
        append(Records.v4(1, FileId.of64(1), FileId.of64(2), 1, 0, 0, 1));
        model.show(source, 0);
        choose("SecurityId");

        model.show(source, 1);
        assertThat(chosen()).isEqualTo("SecurityId");
        assertThat(model.chosenField().offset()).isEqualTo(64);
        model.show(source, 2);
        assertThat(chosen()).isEqualTo("SecurityId");
        assertThat(model.chosenField().isAbsent()).isTrue();
    }

    @Test
    void aFieldThatTheNextRecordLacksIsChosenNoMore() {
        append(Records.v2("a.txt").bytes());
        append(new Marker(RowKind.GAP, 0, 0, 0, "gap"));
        model.show(source, 0);
        choose("Reason");

        model.show(source, 1);

        assertThat(chosen()).isEqualTo("none");
    }

    @Test
    void theSameRecordIsNotReadAgain() {
        append(Records.v2("a.txt").bytes());
        model.show(source, 0);
        byte[] first = model.bytesProperty().get();

        model.show(source, 0);

        assertThat(model.bytesProperty().get()).isSameAs(first);
    }

    // --- copies

    @Test
    void theValueAndTheBytesOfTheChosenFieldAreCopied() {
        append(Records.v2("a.txt").reason(0x80000100).bytes());
        model.show(source, 0);
        choose("Reason");

        assertThat(model.chosenValue()).isEqualTo("0x80000100");
        assertThat(model.chosenHex()).isEqualTo("00 01 00 80");
    }

    @Test
    void withoutAChosenFieldAllBytesAreCopied() {
        append(Records.v2("a.txt").bytes());
        model.show(source, 0);

        assertThat(model.chosenHex()).isEqualTo(model.hex()).startsWith("48 00 00 00 02 00");
    }

    @Test
    void everythingIsCopiedAsTextALineAField() {
        append(Records.v2("a.txt").usn(4096).reason(0x80000100).bytes());
        model.show(source, 0);

        assertThat(model.asText().lines())
                .contains("RecordLength\t72\tThe length of the record in bytes, with padding.")
                .contains("FileName\ta.txt\t5 UTF-16 units, not zero-terminated")
                .anyMatch(line -> line.startsWith("Reason\t0x80000100\tUSN_REASON_FILE_CREATE: "))
                .last()
                .isEqualTo(model.hex());
    }
}
