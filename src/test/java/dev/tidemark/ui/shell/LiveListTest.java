package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.act.ActHistory;
import dev.tidemark.act.ActKind;
import dev.tidemark.act.Acts;
import dev.tidemark.act.FileActs;
import dev.tidemark.act.FileTarget;
import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.backend.host.Rights;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.capture.LiveReading;
import dev.tidemark.capture.MergedSource;
import dev.tidemark.capture.Source;
import dev.tidemark.capture.SourceState.Phase;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.AppliedFilter;
import dev.tidemark.store.RowKind;
import dev.tidemark.testing.Await;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Reading;
import dev.tidemark.testing.Records;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.ui.calls.DeviceCallsViewModel;
import dev.tidemark.ui.filter.FilterViewModel;
import dev.tidemark.ui.records.RecordRanges;
import dev.tidemark.usn.FileAttribute;
import dev.tidemark.usn.Filetime;
import dev.tidemark.usn.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several live volumes as the one list that is shown. */
@Tag("shows-out")
class LiveListTest {

    @TempDir
    Path folder;

    private BareShell bare;
    private ShellViewModel shell;
    private VolumeReading reading;
    private VolumeFacts c;
    private VolumeFacts d;
    private VolumeFacts e;

    @BeforeEach
    void open() {
        bare = BareShell.in(folder);
        shell = bare.shell;
        reading = new VolumeReading(shell, new FilterViewModel(FieldRegistry.standard(), bare.tasks));
        c = volume("C:").facts();
        d = volume("D:").facts();
        e = volume("E:").facts();
    }

    @AfterEach
    void close() {
        bare.close();
    }

    private SimulatedVolume volume(String id) {
        return bare.backend.volume(id);
    }

    private Source shown() {
        return Objects.requireNonNull(shell.currentProperty().get());
    }

    private List<String> parts() {
        return shown().parts().stream().map(Source::name).toList();
    }

    private List<Source> lists() {
        return shell.sources().stream().filter(Source::isMerged).toList();
    }

    private LiveReading live(VolumeFacts of) {
        return shell.liveSources(of.id()).getFirst();
    }

    private void awaitReading(VolumeFacts... some) {
        Await.until(
                "all are read",
                () -> Arrays.stream(some)
                        .allMatch(volume -> live(volume).state().phase() == Phase.READING));
    }

    private void awaitStopped(VolumeFacts of) {
        Await.until(of.name() + " is stopped", () -> !live(of).isReading());
    }

    private List<RowKind> markers(VolumeFacts of) {
        return Reading.all(live(of).store(), row -> row.kind()).stream()
                .filter(kind -> kind != RowKind.RECORD)
                .toList();
    }

    private void write(String id, String name) {
        SimulatedVolume on = volume(id);
        try (SimulatedOpen open = on.files().create(on.files().root(), name, FileAttribute.ARCHIVE.bit())) {
            assertThat(open.file().name()).isEqualTo(name);
        }
    }

    // --- which ones are shown

    @Test
    void volumesThatAreReadTogetherAreOneListAndEachIsOpenBesideIt() {
        reading.readTogether(List.of(c, d, e));

        assertThat(shown()).isInstanceOf(MergedSource.class);
        assertThat(parts()).containsExactly("C:", "D:", "E:");
        assertThat(shell.sources()).hasSize(4);
        assertThat(shown().isLive()).isTrue();
        awaitReading(c, d, e);
        reading.readTogether(List.of(c, d, e));
        assertThat(lists()).as("it is there already").hasSize(1);
    }

    @Test
    void aVolumeIsAddedToWhatIsShownAndTakenFromThere() {
        reading.toggle(c);
        assertThat(shown()).isSameAs(live(c));
        reading.toggle(d);
        Source both = shown();
        assertThat(parts()).containsExactly("C:", "D:");
        reading.toggle(e);
        assertThat(parts()).containsExactly("C:", "D:", "E:");
        assertThat(lists()).as("the list of two has gone").containsExactly(shown());
        Await.until("it was closed", () -> both.store().isClosed());

        reading.toggle(c);
        reading.toggle(d);
        assertThat(shown()).isSameAs(live(e));
        assertThat(lists()).isEmpty();
        awaitReading(c, d, e);
        reading.toggle(e);
        assertThat(shown()).as("the only one stays").isSameAs(live(e));
    }

    @Test
    void theTimelineMarksActsOnAllVolumesThatAreShown() throws IOException {
        Instant[] now = {Instant.EPOCH};
        ActHistory acts = new ActHistory(() -> now[0]);
        List<Long> times = new ArrayList<>();
        for (VolumeFacts each : List.of(c, d, e)) {
            now[0] = now[0].plusSeconds(1);
            times.add(Filetime.of(now[0]));
            acts.begin(ActKind.LOCK, each.id(), "");
        }
        assertThat(TimelinePane.times(acts, null)).isEmpty();

        reading.readTogether(List.of(c, e));
        assertThat(TimelinePane.times(acts, shown())).containsExactly(times.get(0), times.get(2));

        shell.show(live(e));
        assertThat(TimelinePane.times(acts, shown())).containsExactly(times.get(2));

        shell.open(Files.write(folder.resolve("$J"), JournalFile.bytesOf(Records.v2("of-the-file"))));
        assertThat(TimelinePane.times(acts, shown())).isEmpty();
    }

    @Test
    void aVolumeIsAddedToFilesToo() throws IOException {
        shell.open(Files.write(folder.resolve("$J"), JournalFile.bytesOf(Records.v2("of-the-file"))));
        Source file = shown();
        reading.toggle(d);

        assertThat(shown().parts()).containsExactly(file, live(d));
    }

    @Test
    void allVolumesBesideAListOfFilesLeaveThatOpen() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            files.add(Files.write(folder.resolve(name), JournalFile.bytesOf(Records.v2(name))));
        }
        shell.open(files, List.of());
        Source ofFiles = shown();
        reading.readTogether(List.of(c, d));

        assertThat(lists()).containsExactly(ofFiles, shown());
        shell.show(ofFiles);
        assertThat(ofFiles.store().isClosed()).isFalse();
    }

    @Test
    void whoReadsOneOfThemWithOptionsStaysInTheList() {
        reading.readTogether(List.of(c, d));
        Source both = shown();
        awaitReading(c, d);
        shell.read(d, live(d).options());

        assertThat(shown()).isSameAs(both);
        awaitReading(d);
        assertThat(markers(d)).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED);
    }

    @Test
    void whoClosesOneSeesTheRest() {
        reading.readTogether(List.of(c, d, e));
        shell.close(live(d));

        assertThat(parts()).containsExactly("C:", "E:");
        assertThat(shell.sources()).hasSize(3);
    }

    // --- what is done to all

    @Test
    void startAndStopActOnAllAndOneThatWasStoppedAloneIsStartedWithTheRest() {
        reading.readTogether(List.of(c, d));
        awaitReading(c, d);
        live(d).stop();
        assertThat(live(c).isReading()).isTrue();
        shell.startReading();
        awaitReading(c, d);
        assertThat(markers(c)).as("it was read all the time").containsExactly(RowKind.STARTED);
        shell.stopReading();
        awaitStopped(c);
        awaitStopped(d);
        assertThat(markers(c)).containsExactly(RowKind.STARTED, RowKind.STOPPED);
        assertThat(markers(d)).containsExactly(RowKind.STARTED, RowKind.STOPPED, RowKind.STARTED, RowKind.STOPPED);
    }

    @Test
    void allAreAskedForTheSameReasonsAndSayWhere() {
        reading.readTogether(List.of(c, d));
        awaitReading(c, d);
        int wanted = Reason.FILE_CREATE.bit() | Reason.CLOSE.bit();
        shell.ask(wanted, false);

        Await.until(
                "both have a row of it",
                () -> markers(c).contains(RowKind.MASK) && markers(d).contains(RowKind.MASK));
        assertThat(live(c).options().reasonMask()).isEqualTo(wanted);
        assertThat(live(d).options().reasonMask()).isEqualTo(wanted);
    }

    @Test
    void oneThatLosesItsJournalOrIsStoppedIsNamedAndTheRestGoesOn() {
        reading.readTogether(List.of(c, d));
        awaitReading(c, d);
        volume("D:").journal().delete();
        Await.until("D: has none", () -> live(d).state().phase() == Phase.WAITING);
        assertThat(live(c).isReading()).isTrue();
        assertThat(readerWords()).contains("2 sources by time", "D: ");

        live(c).stop();
        assertThat(readerWords()).contains("C: stopped");
    }

    @Test
    void oneThatIsReadWithoutRightsIsNamed() {
        bare.backend.rights(new Rights(false, false, false));
        reading.readTogether(List.of(c, d));
        awaitReading(c, d);

        assertThat(readerWords()).contains("C: limited: ", "D: limited: ");
    }

    private String readerWords() {
        StatusViewModel status = new StatusViewModel(shell, () -> 0, () -> 1);
        status.pulse(3);
        return status.readerProperty().get();
    }

    @Test
    void theCommandLineNamesEachVolume() {
        reading.readTogether(List.of(c, d));

        assertThat(CommandLineCopy.words(shown(), true, AppliedFilter.ALL))
                .containsExactly("tidemark", "records", c.id(), d.id(), "--simulated");
    }

    @Test
    void aRecordThatAnActCausedIsChosenInTheListThatIsShownAndLightsUp() throws Exception {
        reading.readTogether(List.of(c, d));
        awaitReading(c, d);
        write("D:", "acted-on");
        DeviceCallLog log = new DeviceCallLog(InstantSource.system());
        Acts acts = new Acts(bare.backend, log, shell::liveSources, List.of());
        FileActs.Closed closed = acts.files().closeRecord(new FileTarget.ByPath(d.id(), "\\acted-on"), false);
        Source both = shown();
        shell.jump(d.id(), closed.usn().orElseThrow());
        Await.until("it is chosen", () -> {
            shell.pulse();
            return leadName().equals("acted-on");
        });

        assertThat(shown()).isSameAs(both);
        List<RecordRanges> lit = new ArrayList<>();
        DeviceCallsViewModel calls = new DeviceCallsViewModel(log, shell::liveSources, bare.tasks, lit::add);
        calls.choose(closed.act(), () -> {});
        Await.until("it lights up", () -> {
            calls.pulse(shown());
            return !lit.isEmpty() && lit.getLast().contains(ownLead());
        });
        assertThat(lit.getLast().total()).isEqualTo(1);
    }

    /** The key of the leading row in its own source. */
    private long ownLead() {
        return shown().store().sourceKey(bare.records.leadRecordProperty().get());
    }

    private String leadName() {
        List<String> found = new ArrayList<>();
        try (var reader = shown().store().reader()) {
            reader.readKey(bare.records.leadRecordProperty().get(), row -> found.add(row.isRecord() ? row.name() : ""));
        }
        return found.isEmpty() ? "" : found.getFirst();
    }
}
