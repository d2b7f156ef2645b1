package dev.tidemark.ui.acts.file;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.MarkRules;
import dev.tidemark.act.MarkRules.Looked;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActRequest;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.SourceInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Marks handles of files, or of a volume: which flags, which of them apply, and what is sent. Belongs to the FX thread. */
@ViewModel
final class MarkViewModel {

    private static final int CALLER_32 = 32;
    private static final int CALLER_64 = 64;

    private final Acts acts;
    private final BackgroundTasks tasks;
    private final OptionalInt build;
    private final String narrowObstacle;
    private final FileAct act;
    private final Map<SourceInfo, MarkFlag> sources = new EnumMap<>(SourceInfo.class);
    private final Map<HandleInfo, MarkFlag> infos = new EnumMap<>(HandleInfo.class);
    private final BooleanProperty copy = new SimpleBooleanProperty(this, "copy");
    private final StringProperty copyNumber = new SimpleStringProperty(this, "copyNumber", "0");
    private final BooleanProperty narrow = new SimpleBooleanProperty(this, "narrow");
    private final ReadOnlyObjectWrapper<List<ActRequest>> requests =
            new ReadOnlyObjectWrapper<>(this, "requests", List.of());
    private final ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper(this, "missing", "");
    private final ReadOnlyStringWrapper copyObstacle = new ReadOnlyStringWrapper(this, "copyObstacle", "");
    private final TaskSlot looking = new TaskSlot();
    private Looked looked = Looked.NOT_YET;
    private boolean chosen;
    private boolean known;

    MarkViewModel(Acts acts, BackgroundTasks tasks) {
        this.acts = acts;
        this.tasks = tasks;
        build = acts.host().windowsBuild();
        narrowObstacle = acts.files().narrowObstacle().orElse("");
        act = new FileAct(ActKind.MARK_HANDLE, acts, tasks, missing, this::look);
        for (SourceInfo source : SourceInfo.values()) {
            sources.put(source, new MarkFlag(this::changed));
        }
        for (HandleInfo info : HandleInfo.values()) {
            infos.put(info, new MarkFlag(this::changed));
        }
        copy.addListener((property, was, now) -> apply());
        copyNumber.addListener((property, was, now) -> changed());
        narrow.addListener((property, was, now) -> changed());
        apply();
    }

    /** What is to be chosen or typed yet, in a sentence; empty for nothing. */
    private String missing() {
        if (chosen && !known) {
            // Which flags apply is not known before: one that does not would be sent.
            return Messages.text("why.looking");
        }
        if (copyOrSource() == null) {
            return Messages.text("mark.why.copy", copyNumber.get());
        }
        if (copy.get() && !copyObstacle.get().isEmpty()) {
            return copyObstacle.get();
        }
        return copy.get() || sourceInfo() != 0 || handleInfo() != 0 ? "" : Messages.text("mark.why.flag");
    }

    private void look(FileChoiceViewModel.Choice choice) {
        FileTarget target = choice.target();
        looking.drop();
        known = false;
        chosen = target != null;
        looked = Looked.NOT_YET;
        apply();
        if (target == null) {
            return;
        }
        tasks.callQuietly(task -> acts.files().look(target))
                .in(looking)
                .then(found -> {
                    looked = found;
                    known = true;
                    apply();
                })
                .start();
    }

    /** Says of each flag whether it applies. */
    private void apply() {
        VolumeFacts volume = act.file().volume();
        boolean privileged = acts.host().rights().manageVolume();
        boolean copies = copy.get();
        sources.forEach((source, flag) -> flag.obstacle(
                copies
                        ? Messages.text("mark.not.withCopy")
                        : MarkRules.obstacle(source, looked.on(), privileged).orElse("")));
        infos.forEach((info, flag) -> {
            flag.obstacle(obstacle(info, volume, copies));
            flag.note(MarkRules.note(info, volume).orElse(""));
        });
        infos(HandleInfo.READ_COPY).force(copies);
        copyObstacle.set(whyNoCopy());
        changed();
    }

    private String obstacle(HandleInfo info, @Nullable VolumeFacts volume, boolean copies) {
        if (info == HandleInfo.READ_COPY) {
            return Messages.text(copies ? "mark.copy.forced" : "mark.not.withSource");
        }
        if (info == HandleInfo.NOT_READ_COPY && copies) {
            return Messages.text("mark.not.withCopy");
        }
        return volume == null || !known
                ? ""
                : MarkRules.obstacle(info, looked, build).orElse("");
    }

    /** Why no copy can be read here; empty when one can. */
    ReadOnlyStringProperty copyObstacleProperty() {
        return copyObstacle.getReadOnlyProperty();
    }

    private String whyNoCopy() {
        VolumeFacts volume = act.file().volume();
        return volume == null || !known
                ? ""
                : MarkRules.obstacle(HandleInfo.READ_COPY, looked, build).orElse("");
    }

    private void changed() {
        Integer first = copyOrSource();
        requests.set(first == null ? List.of() : List.of(MarkRequest.of(first, handleInfo(), width())));
        missing.set(missing());
    }

    // --- what is asked for

    private int sourceInfo() {
        return mask(sources.entrySet().stream()
                .mapToInt(flag -> flag.getValue().isSet() ? flag.getKey().bit() : 0)
                .toArray());
    }

    private int handleInfo() {
        return mask(infos.entrySet().stream()
                .mapToInt(flag -> flag.getValue().isSet() ? flag.getKey().bit() : 0)
                .toArray());
    }

    private static int mask(int[] bits) {
        int mask = 0;
        for (int bit : bits) {
            mask |= bit;
        }
        return mask;
    }

    /** The first field; {@code null} when the copy's number is none. */
    private @Nullable Integer copyOrSource() {
        if (!copy.get()) {
            return sourceInfo();
        }
        try {
            return Integer.parseUnsignedInt(copyNumber.get().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private int width() {
        return narrow.get() ? CALLER_32 : CALLER_64;
    }

    /** Sends the request; the handle stays open. */
    void send() {
        Integer first = copyOrSource();
        if (first == null) {
            return;
        }
        int info = handleInfo();
        int width = width();
        act.run(
                "mark.running",
                target -> acts.files().mark(target, first, info, width),
                (target, handle) -> marked(handle));
    }

    private void marked(MarkedHandle handle) {
        act.run()
                .done(Messages.text(
                        "mark.done",
                        String.format("0x%X", handle.value()),
                        handle.file().describe()));
    }

    // --- properties

    /** The file, what stands in the way, and how it goes. */
    FileAct act() {
        return act;
    }

    MarkFlag sources(SourceInfo source) {
        return Objects.requireNonNull(sources.get(source));
    }

    MarkFlag infos(HandleInfo info) {
        return Objects.requireNonNull(infos.get(info));
    }

    /** Whether a copy's number is sent, not source information. */
    BooleanProperty copyProperty() {
        return copy;
    }

    StringProperty copyNumberProperty() {
        return copyNumber;
    }

    /** Whether MARK_HANDLE_INFO32 is sent, as a 32-bit program does. */
    BooleanProperty narrowProperty() {
        return narrow;
    }

    /** Why it cannot be sent so here, in a sentence; empty when it can. */
    String narrowObstacle() {
        return narrowObstacle;
    }

    ReadOnlyObjectProperty<List<ActRequest>> requestsProperty() {
        return requests.getReadOnlyProperty();
    }
}
