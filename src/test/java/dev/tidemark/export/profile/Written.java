package dev.tidemark.export.profile;

import dev.tidemark.export.Export;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.export.Tally;
import dev.tidemark.field.RecordView;
import dev.tidemark.path.Certainty;
import dev.tidemark.path.FilePath;
import dev.tidemark.store.RecordStore;
import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a profile writes of some records.
 *
 * @param text all of it
 * @param result how it went
 */
record Written(String text, Export.Result result) {

    static final ProfileContext FILE = ProfileContext.ofFile("C:\\case\\$J", true);

    /** A record at noon, that only has to be told apart. */
    static Records record(String name) {
        return Records.v2(name)
                .usn(7_000_000)
                .time(StoredRows.NOON + 1_234_567)
                .file(FileId.ntfs(40, 2))
                .parent(FileId.ntfs(30, 1))
                .reason(StoredRows.CREATE | StoredRows.CLOSE)
                .set("FileAttributes", 0x2020);
    }

    static RecordView view(Records record) {
        return new RecordView().show(record.bytes(), 0);
    }

    static RecordView in(String directory, Records record, String name) {
        return view(record).withPath(new FilePath(directory, name, Certainty.FILE_TABLE));
    }

    /** One record, without a path. */
    static Written of(RecordFormat format, Records record) throws IOException {
        return of(format, FILE, view(record));
    }

    static Written of(RecordFormat format, ProfileContext context, RecordView... records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = format.profile(context, false).writer(out);
        Tally tally = new Tally();
        writer.begin();
        for (RecordView record : records) {
            tally.write(record, writer);
        }
        writer.flush();
        return new Written(out.toString(StandardCharsets.UTF_8), tally.result());
    }

    /** All rows of a store. */
    static Written of(RecordFormat format, RecordStore store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = format.profile(FILE, false).writer(out);
        Export.Result result = Export.write(store, 0, store.size(), writer, () -> false, done -> {});
        return new Written(out.toString(StandardCharsets.UTF_8), result);
    }

    /** The lines, without a header that a form has. */
    List<String> lines() {
        List<String> all = text.lines().toList();
        return text.startsWith("\uFEFF") ? all.subList(1, all.size()) : all;
    }
}
