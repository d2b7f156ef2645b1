package dev.tidemark.export.lake;

import dev.tidemark.testing.Records;
import dev.tidemark.testing.StoredRows;
import dev.tidemark.usn.FileId;
import java.nio.file.Path;

/** Writes the same lake again and again, until somebody kills it. */
final class WritingLake {

    static final int DAYS = 10;
    static final int ROWS = 5_000;

    private WritingLake() {}

    static StoredRows rows(Path folder) {
        StoredRows rows = new StoredRows(folder);
        for (int i = 0; i < ROWS; i++) {
            Records record = Records.v2("name " + i).file(FileId.ntfs(i, 1)).parent(FileId.ntfs(5, 5));
            rows.add(record, StoredRows.NOON + i / (ROWS / DAYS) * 24L * 3600 * StoredRows.SECOND);
        }
        return rows;
    }

    public static void main(String[] arguments) throws Exception {
        try (StoredRows rows = rows(Path.of(arguments[0]))) {
            while (true) {
                LakeFixture.write(rows.store(), Path.of(arguments[1]));
            }
        }
    }
}
