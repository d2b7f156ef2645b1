package dev.tidemark.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.ControlCode;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.capture.ReadOptions.Start;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.path.PathIndex;
import dev.tidemark.path.PathReader;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.RowKind;
import dev.tidemark.task.BackgroundTask;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.Reading;
import dev.tidemark.usn.Reason;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The paths of a simulated volume that is read live. */
class LivePathsTest extends LiveFixture {

    private record Shown(String name, FilePath path) {}

    private List<Shown> shown(PathReader reader) {
        RecordStore store = source.store();
        RecordCursor cursor = new RecordCursor();
        List<Shown> all = new ArrayList<>();
        for (long row = store.firstRecord(); row < store.endRecord(); row++) {
            if (Reading.read(store, row, cursor) && reader.path(cursor) instanceof FilePath path) {
                all.add(new Shown(cursor.name(), path));
            }
        }
        return all;
    }

    private List<FilePath> pathsOf(PathReader reader, String name, Predicate<FilePath> until) {
        return Await.value("the paths of " + name, () -> {
            List<FilePath> paths = shown(reader).stream()
                    .filter(one -> one.name().equals(name))
                    .map(Shown::path)
                    .toList();
            return !paths.isEmpty() && paths.stream().allMatch(until) ? paths : null;
        });
    }

    private void write(SimulatedFile directory, String name) {
        try (SimulatedOpen open = volume.files().create(directory, name, 0)) {
            assertThat(open.file().name()).isEqualTo(name);
        }
    }

    @Test
    void directoriesThatAreOlderThanTheReadingAreAskedOfTheVolume() throws Exception {
        SimulatedFile old =
                volume.files().directory(volume.files().directory(volume.files().root(), "very"), "old");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        write(old, "new.txt");

        PathReader reader = source.paths().reader();

        List<FilePath> paths =
                pathsOf(reader, "new.txt", path -> path.certainty().isSure());
        assertThat(paths).allSatisfy(path -> {
            assertThat(path.text()).isEqualTo("\\very\\old\\new.txt");
            assertThat(path.certainty()).isEqualTo(Certainty.LIVE);
        });
    }

    @Test
    void oldRecordsKeepTheOldPathOfADirectoryThatIsRenamed() throws Exception {
        SimulatedFile docs = volume.files().directory(volume.files().root(), "docs");
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        write(docs, "before.txt");
        try (SimulatedOpen open = volume.files().open(docs)) {
            open.rename(volume.files().root(), "papers");
        }
        write(docs, "after.txt");

        PathReader reader = source.paths().reader();

        assertThat(pathsOf(reader, "before.txt", path -> path.certainty().isSure()))
                .allSatisfy(path -> assertThat(path.text()).isEqualTo("\\docs\\before.txt"));
        assertThat(pathsOf(reader, "after.txt", path -> path.certainty().isSure()))
                .allSatisfy(path -> assertThat(path.text()).isEqualTo("\\papers\\after.txt"));
    }

    @Test
    void whileNotAllReasonsAreAskedForNothingIsSureThatCouldHaveChanged() throws Exception {
        SimulatedFile docs = volume.files().directory(volume.files().root(), "docs");
        source.start(ALL.from(Start.NOW, 0).asking(Reason.CLOSE.bit(), true));
        awaitMarker(RowKind.STARTED);
        PathIndex paths = source.paths();
        PathReader reader = paths.reader();
        Await.until("the directories", () -> paths.edition() > 0);
        write(docs, "later.txt");
        awaitRecord("later.txt FILE_CREATE|CLOSE");

        assertThat(pathsOf(reader, "later.txt", path -> true))
                .allSatisfy(path -> assertThat(path.certainty().isSure()).isFalse());
    }

    /** The waiting call is cancelled and its handle closed, before whoever locks the volume goes on. */
    @Test
    void nobodyAsksForDirectoriesOnceReadingHasStopped() throws Exception {
        volume.files().directory(volume.files().root(), "docs");
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), 60_000);
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        source.paths();
        Await.until("directories are asked for", () -> source.pathWords().startsWith("Querying"));

        source.stop();

        assertThat(backend.counters().openHandles()).isZero();
    }

    @Test
    void directoriesAreAskedForAgainWhenReadingGoesOn() throws Exception {
        SimulatedFile docs = volume.files().directory(volume.files().root(), "docs");
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), 60_000);
        source.start(ALL.from(Start.NOW, 0));
        awaitMarker(RowKind.STARTED);
        PathReader reader = source.paths().reader();
        Await.until("directories are asked for", () -> source.pathWords().startsWith("Querying"));
        source.stop();
        backend.faultInjection().orElseThrow().clear();

        source.resume();
        write(docs, "later.txt");

        assertThat(pathsOf(reader, "later.txt", path -> path.certainty().isSure()))
                .allSatisfy(path -> assertThat(path.text()).isEqualTo("\\docs\\later.txt"));
        Await.until("directories are named", () -> source.pathWords().contains("returned"));
    }

    /** Reading goes on while what it had asked for is still being ended. */
    @Test
    void directoriesAreAskedForAgainWhenReadingGoesOnAtOnce() throws Exception {
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), 60_000);
        source.close();
        source = new LiveSource(resumedWhileAskingEnds(), volume.facts(), folder, Long.MAX_VALUE, clock);
        source.start(ALL.from(Start.NOW, 0));
        source.paths();
        Await.until("directories are asked for", () -> source.pathWords().startsWith("Querying"));

        source.stop();

        Await.until("directories are named", () -> source.pathWords().contains("returned"));
    }

    /** A backend on which reading goes on when the handle is closed that directories are asked for with. */
    private Backend resumedWhileAskingEnds() {
        AtomicBoolean resumed = new AtomicBoolean();
        return passingOn(
                Backend.class,
                backend,
                (method, arguments, result) -> result instanceof Handle handle
                        ? passingOn(Handle.class, handle, (control, codes, nothing) -> {
                            boolean asked = Thread.currentThread().getName().equals("tidemark-directories");
                            if (control.equals("close") && asked && resumed.compareAndSet(false, true)) {
                                backend.faultInjection().orElseThrow().clear();
                                Await.until("the reader has left", () -> !source.isReading());
                                source.resume();
                            }
                            return null;
                        })
                        : null);
    }

    @Test
    void aUserWhoCancelsIsToldThatPathsMayBePartial() throws Exception {
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), 60_000);
        source.start(ALL.from(Start.NOW, 0));
        source.paths();
        BackgroundTask asking = Await.value("directories are asked for", source::directories);
        asking.cancel();
        Await.until("paths may be partial", () -> source.pathWords().contains("may be partial"));
    }

    @Test
    void aCancelThatComesJustBeforeTheCallIsNotLost() throws Exception {
        backend.faultInjection().orElseThrow().delay(ControlCode.FSCTL_ENUM_USN_DATA.value(), 60_000);
        source.close();
        source = new LiveSource(cancelledBeforeEachCall(), volume.facts(), folder, Long.MAX_VALUE, clock);
        source.start(ALL.from(Start.NOW, 0));
        source.paths();
        assertThat(Await.within(Duration.ofSeconds(20), () -> source.pathWords().contains("may be partial")))
                .isTrue();
    }

    /** A backend on which a person cancels the asking for directories when its call is about to begin. */
    private Backend cancelledBeforeEachCall() {
        return passingOn(
                Backend.class,
                backend,
                (method, arguments, result) -> result instanceof Handle handle
                        ? passingOn(Handle.class, handle, (control, codes, nothing) -> {
                            if (nothing == null
                                    && control.equals("control")
                                    && codes[0].equals(ControlCode.FSCTL_ENUM_USN_DATA.value())) {
                                Objects.requireNonNull(source.directories()).cancel();
                            }
                            return null;
                        })
                        : null);
    }

    /** What is done before a call without a result, and after one with it; gives another result, or {@code null}. */
    private interface Around {
        @Nullable
        Object around(String method, Object[] arguments, @Nullable Object result);
    }

    private static <T> T passingOn(Class<T> type, T to, Around around) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    around.around(method.getName(), arguments, null);
                    Object result = method.invoke(to, arguments);
                    Object other = around.around(method.getName(), arguments, result);
                    return other == null ? result : other;
                }));
    }

    @Test
    void withoutRightsPathsArePartialAndTheWordsSayWhy() throws Exception {
        volume.files().directory(volume.files().root(), "docs");
        backend.faultInjection().orElseThrow().fail(ControlCode.FSCTL_ENUM_USN_DATA.value(), 5, 1);
        source.start(ALL.from(Start.NOW, 0));
        source.paths();
        Await.until("a refusal in words", () -> source.pathWords().startsWith("Directories could not be read"));
    }
}
