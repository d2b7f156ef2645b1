package dev.tidemark.ui.acts.file;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Layouts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActRequest;
import dev.tidemark.ui.acts.kit.RecordLink;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.volume.FileUsnData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Reads what a volume says of one file: its last USN, and what it is called now. Belongs to the FX thread. */
@ViewModel
final class FileUsnViewModel {

    private static final int V2 = 2;
    private static final int V3 = 3;

    private final Acts acts;
    private final FileAct act;
    private final RecordLink record;
    private final BooleanProperty ids128 = new SimpleBooleanProperty(this, "ids128", true);
    private final ReadOnlyObjectWrapper<List<Field>> fields = new ReadOnlyObjectWrapper<>(this, "fields", List.of());

    /**
     * A field of the answer.
     *
     * @param name of the structure's member
     * @param value in words; for an absent one, that it is absent
     * @param absent whether this call leaves it empty
     */
    record Field(String name, String value, boolean absent) {}

    FileUsnViewModel(Acts acts, BackgroundTasks tasks, Consumer<ActContext.Jump> jump) {
        this.acts = acts;
        record = new RecordLink(acts, jump);
        act = new FileAct(ActKind.READ_FILE_USN, acts, tasks, new SimpleStringProperty(""), now -> forget());
    }

    private void forget() {
        fields.set(List.of());
        record.clear();
    }

    /** Sends the request. */
    void send() {
        if (!act.mayBegin()) {
            return;
        }
        int version = version();
        forget();
        act.run("fileUsn.running", target -> acts.files().readFileUsn(target, version), this::read);
    }

    private void read(FileTarget target, FileUsnData data) {
        if (!act.isChosen(target)) {
            act.done(target, Messages.text("fileUsn.done", Long.toString(data.usn())));
            return;
        }
        fields.set(fields(data));
        if (data.usn() == 0) {
            act.run().done(Messages.text("fileUsn.done.none"));
        } else {
            act.run().done(Messages.text("fileUsn.done", Long.toString(data.usn())));
            record.point(target.volume(), data.usn());
        }
    }

    private static List<Field> fields(FileUsnData data) {
        return List.of(
                there("MajorVersion", Integer.toString(data.majorVersion())),
                there("FileReferenceNumber", data.file().hex()),
                there("ParentFileReferenceNumber", data.parent().hex()),
                there("Usn", Long.toString(data.usn())),
                absent("TimeStamp"),
                absent("Reason"),
                absent("SourceInfo"),
                there("SecurityId", Integer.toUnsignedString(data.securityId())),
                there("FileAttributes", FileAttribute.labels(data.attributes())),
                there("FileName", Escapes.name(data.name())));
    }

    private static Field there(String name, String value) {
        return new Field(name, value, false);
    }

    private static Field absent(String name) {
        return new Field(name, Messages.text("fileUsn.absent"), true);
    }

    private int version() {
        return ids128.get() ? V3 : V2;
    }

    /** The file, what stands in the way, and how it goes. */
    FileAct act() {
        return act;
    }

    /** The file's last record. */
    RecordLink record() {
        return record;
    }

    /** Whether records of version 3, with 128-bit ids, are asked for. */
    BooleanProperty ids128Property() {
        return ids128;
    }

    /** The answer; empty before there is one. */
    ReadOnlyObjectProperty<List<Field>> fieldsProperty() {
        return fields.getReadOnlyProperty();
    }

    /** What is sent. */
    ObservableValue<List<ActRequest>> requests() {
        return ids128.map(is128 -> List.of(request()));
    }

    private ActRequest request() {
        ByteBuffer in = ByteBuffer.allocate(Layouts.READ_FILE_USN_DATA.size()).order(ByteOrder.LITTLE_ENDIAN);
        FileUsnData.encode(in, version());
        return ActRequest.of(ControlCode.FSCTL_READ_FILE_USN_DATA, in, Layouts.READ_FILE_USN_DATA);
    }
}
