package dev.tidemark.backend.windows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an access control list ({@code ACL}) as Windows keeps it in memory. Stateless.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-acl">ACL</a>
 */
final class AccessList {

    private static final int SIZE_AT = 2;
    private static final int COUNT_AT = 4;
    private static final int HEADER = 8;
    private static final int ACCESS_ALLOWED = 0;
    private static final int INHERIT_ONLY = 0x8;
    private static final int MASK_AT = 4;
    private static final int SID_AT = 8;

    /** Adding or changing files, deleting, changing rights or owner; and the generic forms. */
    private static final int WRITES = 0x0000_0002 | 0x0000_0004 | 0x0000_0040 | 0x000D_0000 | 0x5000_0000;

    /** Windows itself, administrators, its installer, and whoever owns what he made (which inherits). */
    private static final Set<String> TRUSTED = Set.of(
            "S-1-5-18",
            "S-1-5-32-544",
            "S-1-3-0",
            "S-1-3-4",
            "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");

    private AccessList() {}

    /** The identifiers, as {@code S-1-5-32-545}, of those who may write and are not trusted to. */
    static List<String> untrustedWriters(ByteBuffer acl) {
        List<String> writers = new ArrayList<>();
        int end = Math.min(acl.limit(), Short.toUnsignedInt(acl.getShort(SIZE_AT)));
        int at = HEADER;
        for (int i = Short.toUnsignedInt(acl.getShort(COUNT_AT)); i > 0 && at + SID_AT <= end; i--) {
            int size = Short.toUnsignedInt(acl.getShort(at + 2));
            boolean allows = acl.get(at) == ACCESS_ALLOWED && (acl.get(at + 1) & INHERIT_ONLY) == 0;
            if (allows && (acl.getInt(at + MASK_AT) & WRITES) != 0) {
                String who = sid(acl, at + SID_AT);
                if (!isTrusted(who)) {
                    writers.add(who);
                }
            }
            at += Math.max(size, SID_AT);
        }
        return writers;
    }

    static boolean isTrusted(String sid) {
        return TRUSTED.contains(sid);
    }

    /** A security identifier in its usual form. */
    static String sid(ByteBuffer bytes, int at) {
        int count = Byte.toUnsignedInt(bytes.get(at + 1));
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = authority << 8 | Byte.toUnsignedInt(bytes.get(at + i));
        }
        StringBuilder text =
                new StringBuilder("S-").append(bytes.get(at)).append('-').append(authority);
        for (int i = 0; i < count; i++) {
            text.append('-').append(Integer.toUnsignedLong(bytes.getInt(at + 8 + i * Integer.BYTES)));
        }
        return text.toString();
    }
}
