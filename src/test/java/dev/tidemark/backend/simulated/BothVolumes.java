package dev.tidemark.backend.simulated;

import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.VolumeFacts.State;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.model.ModelFile;
import dev.tidemark.backend.simulated.model.ModelHandle;
import dev.tidemark.backend.simulated.model.ModelOpen;
import dev.tidemark.backend.simulated.model.ModelVolume;
import dev.tidemark.backend.simulated.model.Refused;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.LocalVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A simulated volume and its model, to which the same is done; what they answer must be the same. */
final class BothVolumes implements AutoCloseable {

    static final String ID = "V:";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Something that is done to either of them, and what comes of it. */
    interface Act<T> {
        @Nullable
        T run() throws Win32Exception;
    }

    /** What is done to the model once the simulated volume has answered. */
    interface ModelAct<T, M> {
        @Nullable
        M run(@Nullable T answered);
    }

    /** What follows when both have succeeded. */
    interface Then<T, M> {
        void both(T simulated, M model);
    }

    record Outcome<T>(int status, @Nullable T value) {}

    record Program(SimulatedOpen real, ModelOpen model) {}

    record ClientFile(Handle real, ModelOpen model) {}

    record ClientVolume(Handle real, ModelHandle model, boolean overlapped) {}

    /** A change that waits for the end of a hold. */
    private record Queued(Object who, CompletableFuture<Outcome<Object>> real, Runnable model) {}

    final SimulatedBackend backend;
    final Fixture.StandingClock clock;
    final Instant began;
    final SimulatedVolume volume;
    final ModelVolume model;
    final List<String> said = new ArrayList<>();
    final List<Program> programs = new ArrayList<>();
    final List<ClientFile> files = new ArrayList<>();
    final List<ClientVolume> volumes = new ArrayList<>();
    final Map<ModelFile, SimulatedFile> counterparts = new IdentityHashMap<>();
    private final List<Queued> queue = new ArrayList<>();
    private final Set<Object> busy = new HashSet<>();
    private @Nullable ClientVolume holding;
    private @Nullable CompletableFuture<Integer> hold;

    BothVolumes(SimulatedBackend backend, Fixture.StandingClock clock, boolean usnsGoOn) {
        this.backend = backend;
        this.clock = clock;
        this.began = clock.instant();
        this.volume = backend.add(LocalVolume.of(ID, ""));
        this.volume.journal().usnsGoOn(usnsGoOn);
        this.model = new ModelVolume(usnsGoOn);
    }

    // --- doing the same to both

    static <T> Outcome<T> outcome(Act<T> act) {
        try {
            return new Outcome<>(0, act.run());
        } catch (SimulatedRefusal e) {
            return new Outcome<>(e.status(), null);
        } catch (Win32Exception e) {
            return new Outcome<>(e.code(), null);
        } catch (Refused e) {
            return new Outcome<>(e.status(), null);
        }
    }

    /** Does something that never waits. */
    <T, M> void same(String what, Act<T> real, ModelAct<T, M> rules, Then<T, M> then) {
        said.add(what);
        settle(what, outcome(real), rules, then);
    }

    private <T, M> void settle(String what, Outcome<T> answered, ModelAct<T, M> rules, Then<T, M> then) {
        Outcome<M> expected = outcome(() -> rules.run(answered.value()));
        said.add("    -> " + answered.status());
        agree(what, answered.status(), expected.status());
        if (answered.value() != null && expected.value() != null) {
            then.both(answered.value(), expected.value());
        }
    }

    /** Changes something, which waits as long as writes are held: what comes of it is then seen at the end of the hold. */
    <T, M> void change(String what, Object who, Act<T> real, ModelAct<T, M> rules, Then<T, M> then) {
        if (!model.isHeld()) {
            same(what, real, rules, then);
            return;
        }
        said.add(what + " (waits)");
        CompletableFuture<Outcome<Object>> answer = onItsOwn(() -> outcome(real::run));
        busy.add(who);
        queue.add(new Queued(who, answer, () -> {
            @SuppressWarnings("unchecked")
            Outcome<T> answered = (Outcome<T>) answer.join();
            settle(what + " (waited)", answered, rules, then);
        }));
        await(what, () -> allWait() || answer.isDone());
        agree(what + " waits", answer.isDone(), false);
    }

    static <T> CompletableFuture<T> onItsOwn(java.util.function.Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    void agree(String what, @Nullable Object simulated, @Nullable Object rules) {
        if (!Objects.equals(simulated, rules)) {
            throw new AssertionError(what + "\nsimulated: " + simulated + "\n    model: " + rules);
        }
    }

    /** Waits for what another thread does at once. */
    static void await(String what, java.util.function.BooleanSupplier happened) {
        Await.until(PATIENCE, what, happened::getAsBoolean);
    }

    /** Whether the hold and all who wait for its end do so: whatever is signalled wakes them for a moment. */
    private boolean allWait() {
        volume.monitor().lock();
        try {
            return volume.monitor().waiters() > queue.size();
        } finally {
            volume.monitor().unlock();
        }
    }

    // --- holding

    /** Whether a handle, or an open, has nothing under way. */
    boolean isIdle(Object who) {
        boolean pending = holding != null && who == holding && !holding.overlapped();
        return !busy.contains(who) && !pending;
    }

    void beginHold(ClientVolume by, Act<Integer> call) {
        CompletableFuture<Integer> pending = onItsOwn(() -> outcome(call).status());
        await("hold", () -> backend.counters().holds() == 1 || pending.isDone());
        agree("the hold is pending", !pending.isDone(), true);
        hold = pending;
        holding = by;
    }

    @Nullable
    ClientVolume holding() {
        return holding;
    }

    /** The hold is over: what was closed is logged, and who waited goes on in the order of coming. */
    void holdEnded(int status) {
        CompletableFuture<Integer> pending = Objects.requireNonNull(hold);
        await("the end of the hold", pending::isDone);
        agree("the hold ends", pending.join(), status);
        hold = null;
        holding = null;
        List<Queued> waited = List.copyOf(queue);
        queue.clear();
        busy.clear();
        waited.forEach(one -> await("the end of a wait", () -> one.real().isDone()));
        waited.forEach(one -> one.model().run());
    }

    // --- comparing

    void secondsPass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        model.secondsPass(seconds);
    }

    /** What can be seen without a handle. */
    void compareStates() {
        if (model.isHeld()) {
            await("the hold goes on", this::allWait);
        }
        State expected = model.isLocked() ? State.LOCKED : model.isMounted() ? State.MOUNTED : State.DISMOUNTED;
        agree("state", volume.facts().state(), expected);
        agree("locks", backend.counters().locks(), model.isLocked() ? 1 : 0);
        agree("holds", backend.counters().holds(), model.isHeld() ? 1 : 0);
        agree("client handles", backend.counters().openHandles(), files.size() + volumes.size());
        List<String> open = volume.files().holders().stream()
                .map(holder -> holder.path().substring(holder.path().lastIndexOf('\\') + 1))
                .sorted()
                .toList();
        agree("open files", open, model.files().openNames());
        agree("active", volume.journal().isActive(), model.journal().status(model.now()) == 0);
        if (volume.journal().isActive()) {
            agree("next USN", volume.journal().nextUsn(), model.journal().nextUsn());
        }
    }

    OpenMode mode(int access, int share, int flags) {
        return new OpenMode(access, share, flags, 64);
    }

    @Override
    public void close() {
        volumes.forEach(one -> one.real().close());
        files.forEach(one -> one.real().close());
        queue.forEach(one -> await("the end of a wait", () -> one.real().isDone()));
        if (hold != null) {
            await("the end of the hold", hold::isDone);
        }
    }
}
