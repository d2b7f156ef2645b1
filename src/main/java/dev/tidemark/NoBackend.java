package dev.tidemark;

import dev.tidemark.backend.*;
import dev.tidemark.usn.FileId;
import java.nio.ByteBuffer;
import java.util.List;

final class NoBackend implements Backend {
    public String name() {
        return "none";
    }

    public List<VolumeFacts> volumes() {
        return List.of();
    }

    public Handle openVolume(String volume, OpenMode mode) throws Win32Exception {
        throw new Win32Exception(2, "x", volume);
    }

    public Handle openFile(String volume, String path, OpenMode mode) throws Win32Exception {
        throw new Win32Exception(2, "x", volume);
    }

    public Handle openById(String volume, FileId id, OpenMode mode) throws Win32Exception {
        throw new Win32Exception(2, "x", volume);
    }

    public Rights rights() {
        return new Rights(false, false, false);
    }

    public ByteBuffer allocate(int size) {
        return ByteBuffer.allocateDirect(size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    }

    public void close() {}
}
