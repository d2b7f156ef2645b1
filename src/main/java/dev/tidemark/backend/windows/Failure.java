package dev.tidemark.backend.windows;

import dev.tidemark.backend.Completion;
import dev.tidemark.backend.FailureDetail;
import dev.tidemark.backend.Win32Error;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * What Windows tells of a failed call beside its Win32 number: the NTSTATUS, and its own words for a number that has no name
 * here. Stateless; to be asked on the thread that failed, before it calls Windows again.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew">FormatMessage</a>
 */
final class Failure {

    private static final int FORMAT_MESSAGE_IGNORE_INSERTS = 0x200;
    private static final int FORMAT_MESSAGE_FROM_SYSTEM = 0x1000;
    private static final int LONGEST = 1024;

    private Failure() {}

    /**
     * Of a call whose NTSTATUS is known.
     *
     * @param ntStatus is left out when it is not what the number was made of: something else failed since
     */
    static FailureDetail of(int error, int ntStatus) {
        boolean belongs = ntStatus != 0 && Ntdll.RtlNtStatusToDosError(ntStatus) == error;
        String text = Win32Error.of(error).isPresent() ? "" : text(error);
        return new FailureDetail(belongs ? ntStatus : 0, text);
    }

    static Completion completion(int error, int ntStatus, int returned) {
        Completion done = new Completion(error, Math.max(0, returned));
        return done.ok() ? done : done.with(of(error, ntStatus));
    }

    /** The system's words, on one line; empty when it has none. */
    private static String text(int error) {
        ByteBuffer text = NativeText.room(LONGEST);
        int length = Kernel32.FormatMessageW(
                FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
                0,
                error,
                0,
                NativeText.address(text),
                LONGEST,
                0);
        String said = length == 0 ? "" : NativeText.read(text);
        Reference.reachabilityFence(text);
        return said.strip().replaceAll("\\s+", " ");
    }
}
