package dev.tidemark.backend.windows;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.NarrowCaller;
import dev.tidemark.backend.NarrowMark;
import dev.tidemark.backend.OpenMode;
import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tidemark-mark32.exe}, the 32-bit program of an installed Tidemark: opens and marks a file, and keeps it open until this
 * process closes what it got, or ends. Safe from any thread; each mark has a process of its own.
 */
final class NarrowProgram implements NarrowCaller {

    private static final String OPEN = "CreateFile";
    private static final String OPEN_BY_ID = "OpenFileById";
    private static final String MARK = "FSCTL_MARK_HANDLE";

    private final Path program;
    private final Adoption adoption;

    /** Makes a handle of this process of one of another. */
    @FunctionalInterface
    interface Adoption {

        /**
         * @param handle as the other process numbers it
         * @param closed to be done when the handle of this process is closed
         */
        Handle adopt(long process, long handle, NarrowMark wanted, Runnable closed) throws Win32Exception;
    }

    /**
     * @param program its file, which nobody but administrators may have written: it runs with all rights of this process
     */
    NarrowProgram(Path program, Adoption adoption) {
        this.program = program;
        this.adoption = adoption;
    }

    /** The program that was installed with these classes, two folders above their jar; {@code null} when there is none. */
    static @Nullable Path installed() {
        CodeSource source = NarrowProgram.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? null : beside(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }

    /**
     * The program in the folder of an installed jar.
     *
     * @param jar as the installer lays it: {@code app\lib\….jar}
     */
    static @Nullable Path beside(Path jar) {
        Path lib = jar.toAbsolutePath().getParent();
        if (lib == null || !lib.endsWith(Path.of("app", "lib"))) {
            return null;
        }
        Path app = lib.getParent();
        Path home = app == null ? null : app.getParent();
        if (home == null) {
            return null;
        }
        Path program = home.resolve(PROGRAM);
        return Files.isRegularFile(program, LinkOption.NOFOLLOW_LINKS) ? program : null;
    }

    @Override
    public Answer mark(NarrowMark wanted) throws Win32Exception {
        NarrowProcess process = start(wanted);
        try {
            NarrowAnswer said =
                    NarrowAnswer.parse(process.line()).orElseThrow(() -> failed(Win32Error.ERROR_INVALID_DATA));
            Completion done = Failure.completion(said.error(), said.ntStatus(), 0);
            if (said.handle() == 0) {
                process.end();
                return refused(said, wanted, done);
            }
            Handle handle = adoption.adopt(process.id(), said.handle(), wanted, process::end);
            return new Answer(MARK, wanted.target(), done, said.sent(), handle);
        } catch (Win32Exception | RuntimeException e) {
            process.end();
            throw e;
        }
    }

    private static Answer refused(NarrowAnswer said, NarrowMark wanted, Completion done) {
        return switch (said.step()) {
            case OPEN -> new Answer(wanted.id() == null ? OPEN : OPEN_BY_ID, wanted.target(), done, said.sent(), null);
            case VOLUME -> new Answer(OPEN, wanted.volume(), done, said.sent(), null);
            case MARK -> new Answer(MARK, wanted.target(), done, said.sent(), null);
        };
    }

    private static Win32Exception failed(Win32Error error) {
        return new Win32Exception(error.code(), StartFailure.CALL, PROGRAM);
    }

    private NarrowProcess start(NarrowMark wanted) throws Win32Exception {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments(wanted));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        try {
            return new NarrowProcess(builder.start());
        } catch (IOException e) {
            throw StartFailure.of(e, PROGRAM);
        }
    }

    // --- what it is told

    /** One after the other, each as it goes on the command line. */
    static List<String> arguments(NarrowMark wanted) {
        OpenMode mode = wanted.mode();
        FileId id = wanted.id();
        boolean ofVolume = id == null && wanted.path().isEmpty();
        String file = ofVolume
                ? DevicePaths.device(wanted.volume())
                : DevicePaths.file(wanted.volume(), id == null ? wanted.path() : "\\");
        List<String> arguments = new ArrayList<>(List.of(
                hex(mode.access()),
                hex(mode.share()),
                hex(mode.flags()),
                hex(wanted.first()),
                hex(wanted.handleInfo()),
                wanted.withVolume() ? DevicePaths.device(wanted.volume()) : "-",
                escaped(file)));
        if (id != null) {
            arguments.add(String.format("%016x%016x", id.high(), id.low()));
        }
        return arguments;
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }

    /**
     * With a backslash before each quotation mark, and before each backslash that leads to one. What lies between blanks and tabs
     * is then what the program gets; ProcessBuilder puts quotation marks around an argument with blanks or tabs, and doubles the
     * backslashes before the last of them.
     */
    static String escaped(String argument) {
        StringBuilder text = new StringBuilder();
        int backslashes = 0;
        for (char unit : argument.toCharArray()) {
            if (unit == '"') {
                text.repeat("\\", backslashes + 1);
            }
            backslashes = unit == '\\' ? backslashes + 1 : 0;
            text.append(unit);
        }
        return text.toString();
    }
}
