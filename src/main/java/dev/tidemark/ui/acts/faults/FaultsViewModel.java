package dev.tidemark.ui.acts.faults;

import dev.tidemark.act.Acts;
import dev.tidemark.backend.ActiveFault;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.DriverQuirk;
import dev.tidemark.backend.FaultInjection;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.Win32Problems;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.task.TaskSlot;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Faults on demand: what is to go wrong, how often, and what goes wrong already. Belongs to the FX thread. */
@ViewModel
final class FaultsViewModel {

    private final Acts acts;
    private final FaultInjection faults;
    private final BackgroundTasks tasks;
    private final StringProperty code =
            new SimpleStringProperty(this, "code", ControlCode.FSCTL_QUERY_USN_JOURNAL.name());
    private final StringProperty error = new SimpleStringProperty(this, "error", words(Win32Error.ERROR_ACCESS_DENIED));
    private final ObjectProperty<How> how = new SimpleObjectProperty<>(this, "how", How.ONCE);
    private final StringProperty chance = new SimpleStringProperty(this, "chance", "0.5");
    private final StringProperty delay = new SimpleStringProperty(this, "delay", "500");
    private final ObjectProperty<@Nullable String> volume = new SimpleObjectProperty<>(this, "volume");
    private final ObservableList<String> volumes = FXCollections.observableArrayList();
    private final ObservableList<String> active = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper(this, "wrong", "");
    private final TaskSlot asking = new TaskSlot();

    /** How often something fails. */
    enum How {
        ONCE,
        ALWAYS,
        CHANCE
    }

    FaultsViewModel(Acts acts, FaultInjection faults, BackgroundTasks tasks) {
        this.acts = acts;
        this.faults = faults;
        this.tasks = tasks;
    }

    /** Begins with a volume, where something can happen to it. */
    void begin(String wanted) {
        volume.set(wanted);
    }

    /** An error as the list offers it: number and symbol. */
    static String words(Win32Error error) {
        return Win32Error.describe(error.code());
    }

    // --- what is to go wrong

    /** A control code, by name or number. */
    StringProperty codeProperty() {
        return code;
    }

    /** A Win32 error: number, symbol, or both. */
    StringProperty errorProperty() {
        return error;
    }

    ObjectProperty<How> howProperty() {
        return how;
    }

    /** Above 0, up to 1. */
    StringProperty chanceProperty() {
        return chance;
    }

    /** Milliseconds. */
    StringProperty delayProperty() {
        return delay;
    }

    /** The volume that something happens to. */
    ObjectProperty<@Nullable String> volumeProperty() {
        return volume;
    }

    /** All volumes, those that were pulled out too. */
    ObservableList<String> volumes() {
        return volumes;
    }

    /** What goes wrong already, in words. */
    ObservableList<String> active() {
        return active;
    }

    /** What is wrong with what was typed; empty for nothing. */
    ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Lets the control code fail as often as it was said. */
    void fail() {
        OptionalInt failing = code();
        OptionalInt with = parseError(error.get());
        OptionalDouble often = chance();
        if (failing.isEmpty()) {
            wrong.set(Messages.text("faults.code.wrong", code.get()));
        } else if (with.isEmpty()) {
            wrong.set(Messages.text("faults.error.wrong", error.get()));
        } else if (often.isEmpty()) {
            wrong.set(Messages.text("faults.chance.wrong", chance.get()));
        } else if (how.get() == How.ONCE) {
            inject(() -> faults.failOnce(failing.getAsInt(), with.getAsInt()));
        } else {
            inject(() -> faults.fail(failing.getAsInt(), with.getAsInt(), often.getAsDouble()));
        }
    }

    /** Lets the control code be late. */
    void beLate() {
        OptionalInt late = code();
        OptionalLong millis = millis();
        if (late.isEmpty()) {
            wrong.set(Messages.text("faults.code.wrong", code.get()));
        } else if (millis.isEmpty()) {
            wrong.set(Messages.text("faults.delay.wrong", delay.get()));
        } else {
            inject(() -> faults.delay(late.getAsInt(), millis.getAsLong()));
        }
    }

    private OptionalInt code() {
        return ControlCode.parse(code.get().strip());
    }

    private static OptionalInt parseError(String typed) {
        return Win32Error.parse(typed.strip().split("\\s+", 2)[0]);
    }

    private OptionalDouble chance() {
        if (how.get() != How.CHANCE) {
            return OptionalDouble.of(1);
        }
        try {
            double typed = Double.parseDouble(chance.get().strip());
            return typed > 0 && typed <= 1 ? OptionalDouble.of(typed) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private OptionalLong millis() {
        String typed = delay.get().strip();
        return typed.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(typed)) : OptionalLong.empty();
    }

    /** Holds that are cancelled go on. */
    void letHoldsStick() {
        inject(() -> faults.ignoreCancel(ControlCode.IOCTL_VOLSNAP_FLUSH_AND_HOLD_WRITES.value()));
    }

    /** A driver does otherwise than the pages say. */
    void switchOn(DriverQuirk quirk) {
        inject(() -> faults.switchOn(quirk));
    }

    void makeShadowCopy() {
        onVolume(faults::makeShadowCopy);
    }

    void wrapJournal() {
        onVolume(faults::wrapJournal);
    }

    void deleteJournal() {
        onVolume(faults::deleteJournal);
    }

    void createJournal() {
        onVolume(faults::createJournal);
    }

    void pullOut(boolean out) {
        onVolume(id -> faults.pullOut(id, out));
    }

    /** Nothing goes wrong any more. */
    void clear() {
        inject(faults::clear);
    }

    /** What happens to a volume. */
    private interface Happening {
        void happen(String volume);
    }

    private void onVolume(Happening happening) {
        String chosen = volume.get();
        if (chosen != null) {
            inject(() -> happening.happen(chosen));
        }
    }

    /** Injecting may wait for a volume, and is done in the background. */
    private void inject(Runnable fault) {
        wrong.set("");
        tasks.callQuietly(task -> {
                    fault.run();
                    return faults.active();
                })
                .then(this::show)
                .start();
    }

    // --- what goes wrong already

    /** Asks what is active; now and then. */
    void tick() {
        if (!asking.isRunning()) {
            tasks.callQuietly(task -> look()).in(asking).then(this::show).start();
        }
    }

    /**
     * What goes wrong, and where something could.
     *
     * @param why the volumes could not be listed; empty when they could
     */
    private record Seen(List<ActiveFault> active, TreeSet<String> volumes, String why) {}

    /** Volumes that are pulled out are no more listed. */
    private Seen look() {
        List<ActiveFault> now = faults.active();
        TreeSet<String> all = new TreeSet<>();
        now.forEach(fault -> {
            if (fault instanceof ActiveFault.PulledOut pulled) {
                all.add(pulled.volume());
            }
        });
        try {
            acts.present().stream()
                    .filter(VolumeFacts::journalCapable)
                    .map(VolumeFacts::id)
                    .forEach(all::add);
            return new Seen(now, all, "");
        } catch (Win32Exception e) {
            return new Seen(now, all, Win32Problems.of(e).line());
        }
    }

    private void show(Seen seen) {
        if (!seen.why().isEmpty()) {
            wrong.set(seen.why());
        }
        show(seen.active());
        show(seen.volumes());
    }

    private void show(List<ActiveFault> now) {
        List<String> lines = now.stream().map(FaultsViewModel::line).toList();
        if (!lines.equals(active)) {
            active.setAll(lines);
        }
    }

    private void show(TreeSet<String> there) {
        List<String> now = List.copyOf(there);
        if (!now.equals(volumes)) {
            String chosen = volume.get();
            volumes.setAll(now);
            volume.set(chosen != null && there.contains(chosen) ? chosen : now.isEmpty() ? null : now.getFirst());
        }
    }

    private static String line(ActiveFault fault) {
        return switch (fault) {
            case ActiveFault.Failing failing -> failing(failing);
            case ActiveFault.Late late ->
                Messages.text("faults.active.late", ControlCode.describe(late.code()), late.millis());
            case ActiveFault.Stubborn stubborn ->
                Messages.text("faults.active.stubborn", ControlCode.describe(stubborn.code()));
            case ActiveFault.Quirk(DriverQuirk quirk) -> Messages.text("faults.active.quirk." + quirk);
            case ActiveFault.ShadowCopy(String volume) -> Messages.text("faults.active.shadow", volume);
            case ActiveFault.PulledOut pulled -> Messages.text("faults.active.pulled", pulled.volume());
        };
    }

    private static String failing(ActiveFault.Failing fault) {
        String often = fault.once() ? "once" : fault.chance() < 1 ? "chance" : "always";
        return Messages.text(
                "faults.active." + often,
                ControlCode.describe(fault.code()),
                Win32Error.describe(fault.error()),
                Double.toString(fault.chance()));
    }
}
