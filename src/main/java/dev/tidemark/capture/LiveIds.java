package dev.tidemark.capture;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.path.IdLookup;
import dev.tidemark.usn.FileId;
import dev.tidemark.volume.FileUsnData;
import org.jspecify.annotations.Nullable;

/** Asks a volume for one id while it is read: opens the file by it, and closes it again. Safe from any thread. */
final class LiveIds implements IdLookup {

    private static final int NEWEST_VERSION = 3;

    private final Backend backend;
    private final String volume;
    private final AskGate gate;

    LiveIds(Backend backend, String volume, AskGate gate) {
        this.backend = backend;
        this.volume = volume;
        this.gate = gate;
    }

    @Override
    public boolean mayAsk() {
        return gate.isOpen();
    }

    @Override
    public @Nullable Answer ask(FileId id) {
        if (!gate.enter()) {
            return null;
        }
        try (Handle file = backend.openById(volume, id, OpenMode.FACTS.withFlags(OpenMode.FLAG_OPEN_REPARSE_POINT))) {
            FileUsnData said = FileUsnData.read(file, backend, volume, NEWEST_VERSION);
            return said.file().equals(id) ? new Answer(said.parent(), said.name(), said.usn()) : null;
        } catch (Win32Exception e) {
            return null;
        } finally {
            gate.leave();
        }
    }
}
