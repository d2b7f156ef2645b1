package dev.tidemark.ui.acts.volume;

import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.Held;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.acts.kit.ActRequest;
import dev.tidemark.ui.acts.kit.ActRunViewModel;
import dev.tidemark.ui.acts.kit.PreFlightViewModel;
import dev.tidemark.ui.common.ViewModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Takes a volume offline and brings it back: lock, dismount, unlock, release. Belongs to the FX thread. */
@ViewModel
final class OfflineViewModel {

    /** The longest time to try again, in seconds. */
    static final int LONGEST_RETRY = 120;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Acts acts;
    private final VolumeFacts volume;
    private final LongSupplier nanoTime;
    private final PreFlightViewModel preFlight;
    private final ActRunViewModel run;
    private final StringProperty retry = new SimpleStringProperty(this, "retry", "0");
    private final ReadOnlyStringWrapper wrongRetry = new ReadOnlyStringWrapper(this, "wrongRetry", "");
    private final ReadOnlyObjectWrapper<Now> now = new ReadOnlyObjectWrapper<>(this, "now", Now.MOUNTED);
    private final ReadOnlyStringWrapper trying = new ReadOnlyStringWrapper(this, "trying", "");
    private final AtomicInteger refusals = new AtomicInteger();
    private final OfflineSteps steps;
    private @Nullable OfflineVolume offline;
    private long triesSince;
    private int triesFor;

    /** The volume as Tidemark knows it. */
    enum Now {
        MOUNTED,
        LOCKED,
        LOCKED_AND_DISMOUNTED,
        DISMOUNTED
    }

    OfflineViewModel(Acts acts, VolumeFacts volume, BackgroundTasks tasks, LongSupplier nanoTime) {
        this.acts = acts;
        this.volume = volume;
        this.nanoTime = nanoTime;
        preFlight = new PreFlightViewModel(acts, ActKind.LOCK, tasks);
        run = new ActRunViewModel(tasks);
        steps = new OfflineSteps(volume.name(), now, wrongRetry, preFlight, run);
        // After a refusal, who is in the way now counts, and not who was before.
        run.phaseProperty().subscribe(phase -> {
            if (phase == ActRunViewModel.Phase.FAILED) {
                preFlight.again();
            }
        });
        retry.addListener((property, was, typed) ->
                wrongRetry.set(seconds() < 0 ? Messages.text("offline.retry.wrong", LONGEST_RETRY, typed) : ""));
        tick();
        preFlight.check(volume);
    }

    // --- what is done

    /** Locks the volume, again and again for as long as was asked. */
    void lock() {
        int seconds = seconds();
        if (!steps.lock().get().isEmpty() || seconds < 0) {
            return;
        }
        triesSince = nanoTime.getAsLong();
        triesFor = seconds;
        refusals.set(0);
        run.run(
                Messages.text("offline.locking", volume.name()),
                cancelled -> acts.volumes().lock(volume, Duration.ofSeconds(seconds), () -> {
                    refusals.incrementAndGet();
                    return cancelled.getAsBoolean();
                }),
                locked -> {
                    took(locked);
                    run.done(Messages.text("offline.locked", volume.name()));
                });
    }

    /** Dismounts it: under its lock when it is locked, else at once, which breaks the handles of others. */
    void dismount() {
        OfflineVolume locked = offline;
        if (!steps.dismount().get().isEmpty()) {
            return;
        }
        run.run(
                Messages.text("offline.dismounting", volume.name()),
                cancelled -> {
                    if (locked == null) {
                        return acts.volumes().dismount(volume);
                    }
                    locked.dismount();
                    return locked;
                },
                dismounted -> {
                    took(dismounted);
                    run.done(Messages.text("offline.dismounted", volume.name()));
                });
    }

    /** Ends the lock; a volume that is dismounted stays so until somebody asks for it. */
    void unlock() {
        OfflineVolume locked = offline;
        if (locked == null || !steps.unlock().get().isEmpty()) {
            return;
        }
        run.run(
                Messages.text("offline.unlocking", volume.name()),
                cancelled -> {
                    locked.unlock();
                    return locked;
                },
                unlocked -> {
                    took(unlocked);
                    run.done(Messages.text("offline.unlocked." + now.get(), volume.name()));
                });
    }

    /** Closes the handle, which ends everything; what was read goes on being read. */
    void release() {
        OfflineVolume held = offline;
        if (held == null || !steps.release().get().isEmpty()) {
            return;
        }
        run.run(
                Messages.text("offline.releasing", volume.name()),
                cancelled -> {
                    held.release();
                    return held;
                },
                released -> {
                    took(released);
                    run.done(Messages.text("offline.released", volume.name()));
                });
    }

    private void took(OfflineVolume thing) {
        offline = thing;
        trying.set("");
        tick();
        preFlight.again();
    }

    private int seconds() {
        String typed = retry.get().strip();
        if (!typed.matches("\\d{1,3}")) {
            return -1;
        }
        int seconds = Integer.parseInt(typed);
        return seconds <= LONGEST_RETRY ? seconds : -1;
    }

    /** Nobody looks any more: attempts end; what is locked stays locked, and the main window says so. */
    void leave() {
        run.cancel();
    }

    // --- once a frame

    /** Looks what the volume is now, whoever changed it, and counts the attempts. */
    void tick() {
        offline = acts.held().on(volume.id()).stream()
                .filter(OfflineVolume.class::isInstance)
                .map(OfflineVolume.class::cast)
                .filter(Held::isHeld)
                .findFirst()
                .orElse(null);
        Now was = now.get();
        now.set(offline == null ? Now.MOUNTED : stateOf(offline));
        if (was != now.get()) {
            preFlight.again();
        }
        trying.set(run.isRunning() && triesFor > 0 && refusals.get() > 0 ? tries() : "");
    }

    private static Now stateOf(OfflineVolume held) {
        return switch (held.state()) {
            case LOCKED -> Now.LOCKED;
            case LOCKED_AND_DISMOUNTED -> Now.LOCKED_AND_DISMOUNTED;
            case DISMOUNTED -> Now.DISMOUNTED;
            case RELEASED -> Now.MOUNTED;
        };
    }

    private String tries() {
        long seconds = (nanoTime.getAsLong() - triesSince) / NANOS_PER_SECOND;
        return Messages.text("offline.trying", refusals.get(), Math.min(seconds, triesFor), triesFor);
    }

    // --- properties

    VolumeFacts volume() {
        return volume;
    }

    PreFlightViewModel preFlight() {
        return preFlight;
    }

    ActRunViewModel run() {
        return run;
    }

    /** How many seconds to try again, 0 to {@value #LONGEST_RETRY}. */
    StringProperty retryProperty() {
        return retry;
    }

    ReadOnlyStringProperty wrongRetryProperty() {
        return wrongRetry.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Now> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /** How many attempts were refused, and for how long it tries; empty when it does not. */
    ReadOnlyStringProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /** Which steps may follow now. */
    OfflineSteps steps() {
        return steps;
    }

    /** What each step sends. */
    ReadOnlyObjectProperty<List<ActRequest>> requests() {
        return new ReadOnlyObjectWrapper<>(
                        this,
                        "requests",
                        List.of(
                                ActRequest.of(ControlCode.FSCTL_LOCK_VOLUME),
                                ActRequest.of(ControlCode.FSCTL_DISMOUNT_VOLUME),
                                ActRequest.of(ControlCode.FSCTL_UNLOCK_VOLUME)))
                .getReadOnlyProperty();
    }
}
