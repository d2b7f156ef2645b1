package dev.tidemark.backend.windows;

import dev.tidemark.backend.Win32Error;
import dev.tidemark.backend.Win32Exception;
import dev.tidemark.backend.host.Holder;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Stateless. Which processes use a volume ({@code FILE_PROCESS_IDS_USING_FILE_INFORMATION} of its handle).
 */
final class Holders {

    private static final int FILE_PROCESS_IDS_USING_FILE = 47;
    private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC000_0004;
    private static final int STATUS_SIZE = 16;
    private static final int FIRST_ID = 8;
    private static final int FIRST_SIZE = 4096;
    private static final int LARGEST_SIZE = 1 << 20;

    private Holders() {}

    /**
     * @param handle an open handle of the volume, which counts itself
     * @throws Win32Exception 50 when this Windows does not tell
     */
    static List<Holder> of(long handle, String volume) throws Win32Exception {
        ByteBuffer status = NativeText.memory(STATUS_SIZE);
        for (int size = FIRST_SIZE; ; size *= 4) {
            ByteBuffer ids = NativeText.memory(size);
            int refused = Ntdll.NtQueryInformationFile(
                    handle, NativeText.address(status), NativeText.address(ids), size, FILE_PROCESS_IDS_USING_FILE);
            Reference.reachabilityFence(status);
            if (refused == 0) {
                return named(ids);
            }
            if (refused != STATUS_INFO_LENGTH_MISMATCH || size >= LARGEST_SIZE) {
                throw new Win32Exception(
                        Win32Error.ERROR_NOT_SUPPORTED.code(), "FileProcessIdsUsingFileInformation", volume);
            }
        }
    }

    private static List<Holder> named(ByteBuffer ids) {
        List<Holder> holders = new ArrayList<>();
        int count = ids.getInt(0);
        for (int i = 0; i < count; i++) {
            long id = ids.getLong(FIRST_ID + i * Long.BYTES);
            holders.add(new Holder(program(id), id, "", false));
        }
        return holders;
    }

    /** The file name of a process' program, empty when Windows does not tell it to us. */
    private static String program(long id) {
        try {
            return ProcessHandle.of(id)
                    .flatMap(process -> process.info().command())
                    .map(command -> String.valueOf(Path.of(command).getFileName()))
                    .orElse("");
        } catch (InvalidPathException e) {
            return "";
        }
    }
}
