package dev.tidemark.capture;

import dev.tidemark.capture.SavedRecords.Stretch;
import dev.tidemark.store.BlockBytes;
import dev.tidemark.store.RecordStore;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture that is one file. Belongs to one thread until its records are opened. All of it but the records is compared with
 * its checksum when it is opened, and has no more bytes than it can have.
 */
final class FileParts implements CaptureParts {

    private final Path file;
    private final ZipMembers zip;

    private FileParts(Path file, ZipMembers zip) {
        this.file = file;
        this.zip = zip;
    }

    static FileParts open(Path file) throws IOException {
        FileParts parts = new FileParts(file, ZipMembers.open(file));
        try {
            parts.verify();
            return parts;
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void verify() throws IOException {
        for (String needed :
                List.of(CaptureNames.MAGIC, CaptureNames.DESCRIPTION, CaptureNames.ROWS, CaptureNames.INDEX)) {
            if (!zip.has(needed)) {
                throw new ContentException(Messages.text("capture.zip.missing", file, needed));
            }
        }
        for (String name : zip.names()) {
            if (CaptureNames.mostOf(name) > 0) {
                zip.verify(name, CaptureNames.mostOf(name));
            }
        }
    }

    @Override
    public Path path() {
        return file;
    }

    @Override
    public String place(String part) {
        return zip.place(part);
    }

    @Override
    public boolean has(String part) {
        return zip.has(part);
    }

    @Override
    public InputStream open(String part) {
        return zip.stream(part);
    }

    @Override
    public boolean isRecords(String part) {
        return zip.has(part + CaptureNames.PACKED) && CaptureNames.isPackedJournal(part + CaptureNames.PACKED);
    }

    @Override
    public Instant modified() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    @Override
    public List<Path> files(List<String> journals) {
        return List.of(file);
    }

    @Override
    public SavedRecords records(int source, List<String> journals) throws IOException {
        List<ZipMember> packed = new ArrayList<>();
        for (String name : zip.names()) {
            if (CaptureNames.isPackedJournal(name)) {
                int next = packed.size();
                if (next == journals.size() || !name.equals(journals.get(next) + CaptureNames.PACKED)) {
                    throw new ContentException(Messages.text("capture.zip.undescribed", place(name)));
                }
                packed.add(zip.member(name));
            }
        }
        BlockIndex index = BlockIndex.read(place(CaptureNames.INDEX), zip.read(CaptureNames.INDEX), packed);
        long[] starts = index.starts();
        BlockBytes bytes = new BlockBytes(new StoredBlocks(zip, index), starts);
        return new SavedRecords(RecordStore.over(source, bytes), bytes, stretches(index, starts, packed.size()));
    }

    private static List<List<Stretch>> stretches(BlockIndex index, long[] starts, int journals) {
        List<List<Stretch>> stretches = new ArrayList<>();
        for (int i = 0; i < journals; i++) {
            stretches.add(new ArrayList<>());
        }
        for (int i = 0; i < index.count(); i++) {
            BlockIndex.Block block = index.block(i);
            stretches
                    .get(block.journal())
                    .add(new Stretch(starts[i], block.size(), block.records(), block.start(), block.stored()));
        }
        return stretches;
    }

    @Override
    public byte @Nullable [] added(CaptureAddition addition) throws IOException {
        return zip.has(addition.part()) ? zip.read(addition.part()) : null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
