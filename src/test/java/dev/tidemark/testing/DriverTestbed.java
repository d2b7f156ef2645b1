package dev.tidemark.testing;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.usn.Reason;
import dev.tidemark.volume.FileUsnData;
import dev.tidemark.volume.JournalControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The test driver's volume, on Windows. */
public final class DriverTestbed implements Testbed {

    /** What the driver and the Windows it runs on can do beyond keeping a journal. */
    public static final Set<Ability> ABILITIES = EnumSet.of(Ability.OPEN_BY_ID);

    private static final String ID = "U:";
    private static final long MADE_UP = 0x0001_0000_0077_0000L;
    private static final int WRITTEN = Reason.FILE_CREATE.bit() | Reason.DATA_EXTEND.bit();

    private final Backend backend = new WindowsBackend();
    private final TestDriver driver;
    private final List<Path> made = new ArrayList<>();

    DriverTestbed() {
        try {
            driver = new TestDriver(backend);
        } catch (Win32Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Set<Ability> abilities() {
        return ABILITIES;
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public String volume() {
        return ID;
    }

    @Override
    public void reset() throws IOException {
        driver.reset();
        for (Path file : made) {
            Files.deleteIfExists(file);
        }
        made.clear();
    }

    @Override
    public void file(String name) throws Exception {
        // Windows cannot list this root directory, whose device is the driver's: what was made is noted.
        made.add(Files.writeString(Path.of("U:\\" + name), "content"));
        try (Handle file = backend.openFile(ID, "\\" + name, OpenMode.FACTS)) {
            long id = FileUsnData.read(file, backend, name, 2).file().low();
            driver.append(Reason.FILE_CREATE.bit(), id, name);
            driver.append(WRITTEN, id, name);
            driver.append(WRITTEN | Reason.CLOSE.bit(), id, name);
        }
    }

    @Override
    public void append(String name) {
        driver.append(Reason.FILE_CREATE.bit(), MADE_UP + name.hashCode(), name);
    }

    @Override
    public void trim() throws Win32Exception {
        for (int i = 0; i < 200; i++) {
            append("trimmed-" + i);
        }
        try (Handle volume = backend.openVolume(ID, OpenMode.READ_JOURNAL)) {
            driver.trim(JournalControl.query(volume, backend, ID).nextUsn() - 8192);
        }
    }

    @Override
    public void failOnce(int code, int error) {
        driver.inject(code, error, 1);
    }

    @Override
    public int openHandles() {
        return driver.volumeHandles();
    }

    @Override
    public int waitingCalls() {
        return driver.waitingCalls();
    }

    @Override
    public boolean holding() {
        return driver.holding();
    }
}
