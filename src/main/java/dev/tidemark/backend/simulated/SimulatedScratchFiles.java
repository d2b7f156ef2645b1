package dev.tidemark.backend.simulated;

import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.ScratchFiles;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.simulated.ntfs.ProcessIds;
import dev.tidemark.backend.simulated.ntfs.SimulatedFile;
import dev.tidemark.backend.simulated.ntfs.SimulatedOpen;
import dev.tidemark.backend.simulated.ntfs.SimulatedRefusal;
import dev.tidemark.backend.simulated.ntfs.SimulatedVolume;
import dev.tidemark.usn.FileAttribute;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Files for checks on a simulated volume. Safe from any thread: it takes the volume's monitor. */
final class SimulatedScratchFiles implements ScratchFiles {

    private static final String ANOTHER = "Editor";
    private static final int BYTES = 64;
    private static final OpenMode ALL = new OpenMode(
            OpenMode.GENERIC_READ | OpenMode.GENERIC_WRITE, OpenMode.SHARE_ALL, OpenMode.FLAG_OPEN_REPARSE_POINT, 64);

    private final SimulatedVolume volume;
    private final String program;
    private final Deque<SimulatedFile> made = new ArrayDeque<>();
    private @Nullable SimulatedFile folder;

    /**
     * @param program in whose name they are opened
     */
    SimulatedScratchFiles(SimulatedVolume volume, String program) {
        this.volume = volume;
        this.program = program;
    }

    private <T> T guarded(String path, Supplier<T> work) throws Win32Exception {
        volume.monitor().lock();
        try {
            if (volume.isPulledOut()) {
                throw new Win32Exception(Win32Error.ERROR_DEVICE_NOT_CONNECTED.code(), "CreateFile", path);
            }
            return work.get();
        } catch (SimulatedRefusal e) {
            throw e.of("CreateFile", path);
        } finally {
            volume.monitor().unlock();
        }
    }

    private SimulatedFile found(String path) {
        SimulatedFile file = volume.files().find(path);
        if (file == null) {
            throw new SimulatedRefusal(Win32Error.ERROR_FILE_NOT_FOUND);
        }
        return file;
    }

    private SimulatedOpen open(String opener, String path) {
        return volume.files().openAs(opener, found(path), ALL);
    }

    private String path(SimulatedFile file) {
        return "\\" + found().name() + (file == found() ? "" : "\\" + file.name());
    }

    private SimulatedFile found() {
        SimulatedFile there = folder;
        if (there == null) {
            there = volume.files().directory(volume.files().root(), PREFIX + Long.toHexString(System.nanoTime()));
            folder = there;
            made.push(there);
        }
        return there;
    }

    @Override
    public List<String> others() throws Win32Exception {
        return guarded("\\", () -> {
            volume.mount().enter();
            List<String> names = new ArrayList<>();
            SimulatedFile file = volume.files().atOrAbove(0);
            while (file != null) {
                if (file.parent() == volume.files().root() && !file.name().startsWith(PREFIX)) {
                    names.add(file.name());
                }
                file = volume.files().atOrAbove(file.id().recordNumber() + 1);
            }
            return names;
        });
    }

    @Override
    public String folder() throws Win32Exception {
        return guarded("\\", () -> path(found()));
    }

    @Override
    public String create(String name) throws Win32Exception {
        return guarded(name, () -> {
            try (SimulatedOpen open = volume.files().create(found(), name, FileAttribute.ARCHIVE.bit())) {
                made.push(open.file());
                open.append(BYTES);
                return path(open.file());
            }
        });
    }

    @Override
    public void write(String path) throws Win32Exception {
        writeAndKeepOpen(path).close();
    }

    @Override
    public Kept writeAndKeepOpen(String path) throws Win32Exception {
        SimulatedOpen open = guarded(path, () -> open(program, path).append(BYTES));
        return open::close;
    }

    @Override
    public void readOnly(String path, boolean on) throws Win32Exception {
        guarded(path, () -> {
            try (SimulatedOpen open = open(program, path)) {
                int others = open.file().attributes() & ~FileAttribute.READONLY.bit();
                return open.attributes(on ? others | FileAttribute.READONLY.bit() : others);
            }
        });
    }

    @Override
    public void delete(String path) throws Win32Exception {
        guarded(path, () -> {
            try (SimulatedOpen open = open(program, path)) {
                SimulatedOpen deleted = open.delete();
                made.remove(open.file());
                return deleted;
            }
        });
    }

    @Override
    public String link(String name, String targetName) throws Win32Exception {
        String path = create(name);
        return guarded(path, () -> {
            SimulatedFile target = found(path(found()) + "\\" + targetName);
            volume.files().link(found(path), target);
            return path;
        });
    }

    @Override
    public HeldByAnother holdByAnother(String path) throws Win32Exception {
        SimulatedOpen open = guarded(path, () -> open(ANOTHER, path));
        return new HeldByAnother() {
            @Override
            public long processId() {
                return ProcessIds.of(ANOTHER);
            }

            @Override
            public void close() {
                open.close();
            }
        };
    }

    @Override
    public Kept workInside() throws Win32Exception {
        String path = folder();
        SimulatedOpen open = guarded(path, () -> volume.files().openAs(program, found(path), OpenMode.FACTS));
        return open::close;
    }

    @Override
    public void close() throws Win32Exception {
        guarded("\\", () -> {
            while (!made.isEmpty()) {
                try (SimulatedOpen open = volume.files().openAs(program, made.peek(), ALL)) {
                    open.delete();
                }
                made.pop();
            }
            folder = null;
            return made;
        });
    }
}
