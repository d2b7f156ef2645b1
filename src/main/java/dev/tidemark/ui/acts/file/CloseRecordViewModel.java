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
import dev.tidemark.ui.acts.kit.ActRunViewModel;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.acts.kit.RecordLink;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.Reason;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** Forces close records. Belongs to the FX thread. */
@ViewModel
final class CloseRecordViewModel {

    private final Acts acts;
    private final FileChoiceViewModel file;
    private final PreFlightViewModel preFlight;
    private final ActRunViewModel run;
    private final RecordLink record;
    private final BooleanProperty flushFirst = new SimpleBooleanProperty(this, "flushFirst");
    private final BooleanBinding mayAct;

    CloseRecordViewModel(Acts acts, BackgroundTasks tasks, Consumer<ActContext.Jump> jump) {
        this.acts = acts;
        file = new FileChoiceViewModel(acts, tasks);
        preFlight = new PreFlightViewModel(acts, ActKind.CLOSE_RECORD, tasks);
        run = new ActRunViewModel(tasks);
        record = new RecordLink(acts, jump);
        mayAct = file.isReady(preFlight, run);
        file.choiceProperty().addListener((property, was, now) -> {
            preFlight.check(now.volume());
            record.clear();
            run.reset();
        });
    }

    /** Sends the request; shows the record when its volume is being read. */
    void act() {
        FileTarget target = file.target();
        if (!mayAct.get() || target == null) {
            return;
        }
        boolean flush = flushFirst.get();
        record.clear();
        run.run(
                Messages.text("close.running", target.describe()),
                cancelled -> acts.files().closeRecord(target, flush),
                closed -> closed(target, closed));
    }

    private void closed(FileTarget target, FileActs.Closed closed) {
        if (closed.usn().isEmpty()) {
            run.done(Messages.text("close.done.untold"));
            return;
        }
        long usn = closed.usn().getAsLong();
        String reasons = closed.reasons().isPresent()
                ? Messages.text("close.reasons", Reason.labels(closed.reasons().getAsInt()))
                : Messages.text("close.reasons.unknown");
        run.done(Messages.text("close.done", Long.toString(usn)) + " " + reasons);
        record.found(target.volume(), usn);
    }

    FileChoiceViewModel file() {
        return file;
    }

    PreFlightViewModel preFlight() {
        return preFlight;
    }

    ActRunViewModel run() {
        return run;
    }

    /** The record that was written. */
    RecordLink record() {
        return record;
    }

    /** Whether the file is flushed before. */
    BooleanProperty flushFirstProperty() {
        return flushFirst;
    }

    BooleanBinding mayAct() {
        return mayAct;
    }

    /** What is sent. */
    ObservableValue<List<ActRequest>> requests() {
        return flushFirst.map(flush -> List.of(ActRequest.of(ControlCode.FSCTL_WRITE_USN_CLOSE_RECORD)));
    }
}
