package dev.tidemark.wine;

import dev.tidemark.act.Acts;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.LiveReads;
import dev.tidemark.backend.windows.WindowsBackend;
import dev.tidemark.testing.Await;
import dev.tidemark.trace.DeviceCallLog;
import dev.tidemark.usn.SourceInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Runs inside Windows: has a handle marked as a 32-bit program does, and waits to be killed. */
public final class MarkingProcess {

    private MarkingProcess() {}

    public static void main(String[] args) throws Exception {
        Path program = Path.of(System.getProperty("tidemark.mark32"));
        try (WindowsBackend backend = new WindowsBackend(program)) {
            Files.writeString(Path.of("U:\\killed.txt"), "");
            Acts acts = new Acts(backend, new DeviceCallLog(InstantSource.system()), LiveReads.NONE, List.of());
            acts.files().mark(new FileTarget.ByPath("U:", "\\killed.txt"), SourceInfo.DATA_MANAGEMENT.bit(), 0, 32);
            Await.forever();
        }
    }
}
