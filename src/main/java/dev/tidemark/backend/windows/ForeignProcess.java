package dev.tidemark.backend.windows;

import dev.tidemark.backend.ScratchFiles.HeldByAnother;
import dev.tidemark.backend.Win32Exception;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A command interpreter whose output is a file, which it keeps open until it ends: it waits for its input, and ends with that, also
 * when this process dies. Safe from any thread.
 */
final class ForeignProcess implements HeldByAnother {

    private static final long PATIENCE_SECONDS = 2;

    private final Process process;

    private ForeignProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param file an ordinary path
     */
    static ForeignProcess holding(String file) throws Win32Exception {
        String system = SystemLibrary.folder();
        try {
            return new ForeignProcess(new ProcessBuilder(system + "\\cmd.exe", "/d", "/c", "pause")
                    .directory(new File(system))
                    .redirectOutput(new File(file))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw StartFailure.of(e, "cmd.exe");
        }
    }

    @Override
    public long processId() {
        return process.pid();
    }

    /** Waits until it has let go of the file. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
