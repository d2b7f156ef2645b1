package dev.tidemark.backend.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Who may write, as an access control list in memory says. */
class AccessListTest {

    private static final int ALLOWED = 0;
    private static final int DENIED = 1;
    private static final int INHERIT_ONLY = 0x8;
    private static final int READ = 0x0012_0089;
    private static final int MODIFY = 0x0013_01BF;
    private static final int[] SYSTEM = {18};
    private static final int[] ADMINISTRATORS = {32, 544};
    private static final int[] USERS = {32, 545};

    private final ByteBuffer acl =
            ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).position(8);
    private int count;

    private void entry(int type, int flags, int mask, int... subAuthorities) {
        int size = 16 + 4 * subAuthorities.length;
        acl.put((byte) type).put((byte) flags).putShort((short) size).putInt(mask);
        acl.put((byte) 1).put((byte) subAuthorities.length);
        acl.put(new byte[] {0, 0, 0, 0, 0, 5});
        for (int part : subAuthorities) {
            acl.putInt(part);
        }
        count++;
    }

    private ByteBuffer list() {
        return acl.put(0, (byte) 2).putShort(2, (short) acl.position()).putShort(4, (short) count);
    }

    @Test
    void thoseWhoInstallProgramsMayWrite() {
        entry(ALLOWED, 0, MODIFY, SYSTEM);
        entry(ALLOWED, 0, MODIFY, ADMINISTRATORS);
        entry(ALLOWED, 0, READ, USERS);
        assertThat(AccessList.untrustedWriters(list())).isEmpty();
    }

    @Test
    void usersWhoMayWriteAreNamed() {
        entry(ALLOWED, 0, MODIFY, ADMINISTRATORS);
        entry(ALLOWED, 0, MODIFY, USERS);
        assertThat(AccessList.untrustedWriters(list())).containsExactly("S-1-5-32-545");
    }

    @Test
    void eachWayToChangeAFolderCounts() {
        for (int bit : new int[] {0x2, 0x4, 0x40, 0x1_0000, 0x4_0000, 0x8_0000, 0x1000_0000, 0x4000_0000}) {
            acl.clear().position(8);
            count = 0;
            entry(ALLOWED, 0, bit, USERS);
            assertThat(AccessList.untrustedWriters(list())).as("%x", bit).hasSize(1);
        }
    }

    @Test
    void whatIsOnlyInheritedOrDeniedGivesNobodyAnything() {
        entry(ALLOWED, INHERIT_ONLY, MODIFY, USERS);
        entry(DENIED, 0, MODIFY, USERS);
        assertThat(AccessList.untrustedWriters(list())).isEmpty();
    }

    @Test
    void aListThatLiesAboutItsEntriesIsNotReadBeyondItsEnd() {
        entry(ALLOWED, 0, MODIFY, USERS);
        ByteBuffer lying = list().putShort(4, (short) 1000);
        assertThat(AccessList.untrustedWriters(lying)).containsExactly("S-1-5-32-545");
    }
}
