package dev.tidemark.path;

import dev.tidemark.mft.FileTableSink;
import dev.tidemark.mft.NameSpace;
import dev.tidemark.mft.RecordState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link DirectoryTable} of an {@code $MFT}: the directories, by their long names, and which files have hard links;
 * apart from them those that only a damaged or freed record names. Not thread-safe. Only files with extension records are
 * kept aside until the end of the table.
 */
public final class MftDirectories implements FileTableSink {

    private final DirectoryTable recovered = new DirectoryTable(Certainty.RECOVERED, 0);
    private final DirectoryTable table = new DirectoryTable(Certainty.FILE_TABLE, 0, recovered);
    private final Map<Long, Extended> extended = new HashMap<>();

    private boolean directory;
    private boolean inParts;
    private int names;
    private long usn;

    /** What is known so far of a file whose names may be in several records. */
    private static final class Extended {
        private boolean inUse;
        private boolean damaged;
        private boolean directory;
        private int names;
        private long usn;
        private long parent;
        private @Nullable ByteBuffer name;
    }

    @Override
    public void file(
            long reference, RecordState state, boolean isDirectory, int links, boolean isExtended, long lastUsn) {
        directory = isDirectory;
        inParts = isExtended && state != RecordState.FREED;
        names = 0;
        usn = lastUsn;
        if (state == RecordState.SOUND) {
            table.taken(lastUsn);
        }
        if (inParts) {
            Extended file = extended.computeIfAbsent(reference, key -> new Extended());
            file.inUse = true;
            file.damaged |= state == RecordState.DAMAGED;
            file.directory = isDirectory;
            file.usn = lastUsn;
        }
    }

    @Override
    public void name(
            long reference,
            RecordState state,
            boolean inBase,
            long parent,
            NameSpace space,
            ByteBuffer bytes,
            int at,
            int chars) {
        if (space == NameSpace.DOS || chars == 0) {
            return;
        }
        if (!inBase || inParts) {
            keep(reference, state, parent, bytes, at, chars);
        } else if (directory) {
            DirectoryTable into = state == RecordState.SOUND ? table : recovered;
            into.add(0, reference, 0, parent, usn, bytes, at, chars);
        } else if (++names == 2 && state != RecordState.FREED) {
            table.addLinked(0, reference);
        }
    }

    private void keep(long reference, RecordState state, long parent, ByteBuffer bytes, int at, int chars) {
        Extended file = extended.computeIfAbsent(reference, key -> new Extended());
        file.names++;
        if (file.name == null) {
            byte[] copy = new byte[2 * chars];
            bytes.get(at, copy);
            file.name = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
            file.parent = parent;
            file.damaged |= state == RecordState.DAMAGED;
        }
    }

    /** The table, once the whole {@code $MFT} was gone through. */
    public DirectoryTable table() {
        extended.forEach((reference, file) -> {
            ByteBuffer name = file.name;
            if (file.inUse && file.directory && name != null) {
                DirectoryTable into = file.damaged ? recovered : table;
                into.add(0, reference, 0, file.parent, file.usn, name, 0, name.limit() / 2);
            } else if (file.inUse && file.names > 1) {
                table.addLinked(0, reference);
            }
        });
        extended.clear();
        if (table.takenUsn() == 0) {
            // No file has a USN, so nothing tells when the table was taken: nothing tells that it was before the
            // journal.
            table.taken(Long.MAX_VALUE);
        }
        recovered.taken(table.takenUsn());
        return table;
    }
}
