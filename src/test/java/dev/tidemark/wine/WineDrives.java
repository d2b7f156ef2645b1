package dev.tidemark.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backend.Backend;
import dev.tidemark.backend.Handle;
import dev.tidemark.backend.OpenMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** For tests inside Windows: puts drives in and pulls them out, by a control code that only Wine's mount manager has. */
final class WineDrives {

    /** {@code IOCTL_MOUNTMGR_DEFINE_UNIX_DRIVE}. */
    private static final int DEFINE_UNIX_DRIVE = 0x006D_C080;

    /** {@code mountmgr_unix_drive}: its size, the drive's type and letter, and where the path of its folder stands. */
    private static final int SIZE = 32;

    private static final int TYPE = 4;
    private static final int LETTER = 24;
    private static final int FOLDER = 26;

    private static final int NO_ROOT_DIR = 1;
    private static final int FIXED = 3;

    private WineDrives() {}

    static void putIn(Backend backend, char letter, String folder) throws Exception {
        define(backend, letter, FIXED, folder);
    }

    static void pullOut(Backend backend, char letter) throws Exception {
        define(backend, letter, NO_ROOT_DIR, "");
    }

    private static void define(Backend backend, char letter, int type, String folder) throws Exception {
        byte[] path = folder.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer in = backend.allocate(SIZE + path.length + 1);
        in.putInt(0, in.capacity()).putInt(TYPE, type).putChar(LETTER, letter);
        in.putShort(FOLDER, (short) (path.length == 0 ? 0 : SIZE)).put(SIZE, path);
        try (Handle manager = backend.openVolume("\\\\.\\MountPointManager", OpenMode.ACT)) {
            assertThat(manager.control(DEFINE_UNIX_DRIVE, in, null).status()).isZero();
        }
    }
}
