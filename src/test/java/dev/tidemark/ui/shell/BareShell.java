package dev.tidemark.ui.shell;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.simulated.SimulatedBackend;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.SessionSource;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.testing.JournalFile;
import dev.tidemark.testing.Records;
import dev.tidemark.ui.records.ColumnMemory;
import dev.tidemark.ui.records.RecordsViewModel;
import dev.tidemark.view.ShownView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** What a window shows, without the window: over the simulator, and what is done in the background is done at once. */
final class BareShell implements AutoCloseable {

    final SimulatedBackend backend;
    final BackgroundTasks tasks = BackgroundTasks.atOnce();
    final RecordsViewModel records;
    final ShellViewModel shell;

    private final Path folder;

    private BareShell(Path folder, SimulatedBackend simulated, Backend asked) {
        this.folder = folder;
        backend = simulated;
        ShownView view = new ShownView(tasks);
        records = new RecordsViewModel(FieldRegistry.standard(), view, tasks, ColumnMemory.none());
        shell = new ShellViewModel(asked, backend.host(), tasks, folder, InstantSource.system(), view, records);
    }

    /**
     * One over all volumes of the simulator.
     *
     * @param folder for what it writes, and for files of a test
     */
    static BareShell in(Path folder) {
        SimulatedBackend simulated = SimulatedBackend.standard(3, InstantSource.system());
        return new BareShell(folder, simulated, simulated);
    }

    /** One that asks another for volumes. */
    static BareShell asking(Backend asked, Path folder) {
        return new BareShell(folder, SimulatedBackend.standard(3, InstantSource.system()), asked);
    }

    /** A journal of one record, named as in a session. */
    SessionSource journal() throws IOException {
        Path file = Files.write(
                folder.resolve("$J"), JournalFile.bytesOf(Records.v2("one").time(5)));
        return SessionSource.file(file.toString(), "$J");
    }

    @Override
    public void close() {
        shell.close();
        backend.close();
    }
}
