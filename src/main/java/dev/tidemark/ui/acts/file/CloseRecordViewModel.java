package dev.tidemark.ui.acts.file;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileActs;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActContext;
import dev.tidemark.ui.acts.kit.ActRequest;
import dev.tidemark.ui.acts.kit.RecordLink;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Forces close records. Belongs to the FX thread. */
@ViewModel
final class CloseRecordViewModel {

    private final Acts acts;
    private final FileAct act;
    private final RecordLink record;
    private final BooleanProperty flushFirst = new SimpleBooleanProperty(this, "flushFirst");

    CloseRecordViewModel(Acts acts, BackgroundTasks tasks, Consumer<ActContext.Jump> jump) {
        this.acts = acts;
        record = new RecordLink(acts, jump);
        act = new FileAct(ActKind.CLOSE_RECORD, acts, tasks, new SimpleStringProperty(""), now -> record.clear());
    }

    /** Sends the request; shows the record when its volume is being read. */
    void send() {
        if (!act.mayBegin()) {
            return;
        }
        boolean flush = flushFirst.get();
        record.clear();
        act.run("close.running", target -> acts.files().closeRecord(target, flush), this::closed);
    }

    private void closed(FileTarget target, FileActs.Closed closed) {
        if (closed.usn().isEmpty()) {
            act.done(target, Messages.text("close.done.untold"));
            return;
        }
        long usn = closed.usn().getAsLong();
        String reasons = closed.reasons().isPresent()
                ? Messages.text("close.reasons", Reason.labels(closed.reasons().getAsInt()))
                : Messages.text("close.reasons.unknown");
        act.done(target, Messages.text("close.done", Long.toString(usn)) + " " + reasons);
        record.found(target.volume(), usn);
    }

    /** The file, what stands in the way, and how it goes. */
    FileAct act() {
        return act;
    }

    /** The record that was written. */
    RecordLink record() {
        return record;
    }

    /** Whether the file is flushed before. */
    BooleanProperty flushFirstProperty() {
        return flushFirst;
    }

    /** What is sent. */
    ObservableValue<List<ActRequest>> requests() {
        return flushFirst.map(flush -> List.of(ActRequest.of(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD)));
    }
}
