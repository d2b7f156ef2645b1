package dev.tidemark.backend.windows;

import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running {@code tidemark-mark32.exe}. Safe from any thread. It ends with its standard input, so with this process too. */
final class NarrowProcess {

    private static final Duration LONGEST_MARK = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final Process process;
    private final Duration longest;

    NarrowProcess(Process process) {
        this(process, LONGEST_MARK);
    }

    /**
     * @param longest how long its answer is waited for
     */
    NarrowProcess(Process process, Duration longest) {
        this.process = process;
        this.longest = longest;
    }

    long id() {
        return process.pid();
    }

    /**
     * What it says, up to the end of the line and no more than the longest answer there is.
     *
     * @throws Win32Exception 121 when it does not say that in time
     */
    String line() throws Win32Exception {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofPlatform().name("tidemark-mark32").daemon().start(() -> {
            try {
                line.complete(read(process.getInputStream()));
            } catch (IOException e) {
                line.complete("");
            }
        });
        try {
            return line.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(e);
        } catch (TimeoutException | ExecutionException e) {
            throw late(e);
        }
    }

    private static Win32Exception late(Exception cause) {
        Win32Exception late =
                new Win32Exception(Win32Error.ERROR_SEM_TIMEOUT.code(), "CreateProcess", NarrowCaller.PROGRAM);
        late.initCause(cause);
        return late;
    }

    private static String read(InputStream in) throws IOException {
        byte[] line = new byte[NarrowAnswer.LONGEST];
        int length = 0;
        while (length < line.length) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            line[length++] = (byte) next;
            if (next == '\n') {
                break;
            }
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Ends it; waits until it is gone, though not for ever. More than once does no harm. */
    void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        if (!isGone()) {
            process.destroyForcibly();
            isGone();
        }
    }

    private boolean isGone() {
        try {
            return process.waitFor(LONGEST_END.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
