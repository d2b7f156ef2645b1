package dev.tidemark.backend.windows;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * Windows' own words for its errors, on one line, in the language of the user. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew">FormatMessage</a>
 */
final class SystemText {

    private static final int LONGEST = 1024;
    private static final int FROM_SYSTEM = 0x1000;
    private static final int IGNORE_INSERTS = 0x200;
    private static final int ONE_LINE = 0xFF;
    private static final int USERS_LANGUAGE = 0;

    private SystemText() {}

    /**
     * What Windows says of an error.
     *
     * @param error a Win32 error, or an HRESULT
     * @return empty when it has no words for it
     */
    static String of(int error) {
        ByteBuffer text = NativeText.room(LONGEST);
        int length = Kernel32.FormatMessageW(
                FROM_SYSTEM | IGNORE_INSERTS | ONE_LINE,
                0,
                error,
                USERS_LANGUAGE,
                NativeText.address(text),
                LONGEST,
                0);
        String said = length == 0 ? "" : NativeText.read(text);
        Reference.reachabilityFence(text);
        return said.strip().replaceAll("\\s+", " ");
    }
}
