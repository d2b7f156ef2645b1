package dev.tidemark.backend.windows;

import dev.tidemark.backend.ScratchFiles.HeldByAnother;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * A command interpreter whose output is a file, which it keeps open until it ends: it waits for its input, and ends with that, also
 * when this process dies. Safe from any thread.
 */
final class ForeignProcess implements HeldByAnother {

    private static final int LONGEST = 512;
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
        ByteBuffer folder = NativeText.room(LONGEST);
        Kernel32.GetSystemDirectoryW(NativeText.address(folder), LONGEST);
        String system = NativeText.read(folder);
        try {
            return new ForeignProcess(new ProcessBuilder(system + "\\cmd.exe", "/d", "/c", "pause")
                    .directory(new File(system))
                    .redirectOutput(new File(file))
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            Win32Exception failed = new Win32Exception(Win32Error.ERROR_GEN_FAILURE.code(), "CreateProcess", "cmd.exe");
            failed.initCause(e);
            throw failed;
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
