package dev.tidemark.export.lake;

import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.export.parquet.Compression;
import dev.tidemark.path.PathIndex;
import dev.tidemark.store.RecordKey;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.Rows;
import dev.tidemark.view.ShownSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Writes stores into lakes, as tests want it. Pure functions. */
final class LakeFixture {

    static final Instant EXPORTED = Instant.parse("2024-06-01T00:00:00Z");

    private LakeFixture() {}

    static LakeOrigin origin(boolean inFile) {
        return new LakeOrigin(
                "WS-01",
                "Data",
                "E:\\evidence\\$J",
                RecordOrigin.JOURNAL,
                inFile,
                OptionalLong.of(0xFEDC_BA98_1A2B_3C4DL),
                OptionalLong.of(0x01D8_347B_E2AB_90F1L));
    }

    static ShownSnapshot shown(Rows rows, PathIndex paths) {
        long size = rows.size();
        return new ShownSnapshot(rows, false, size, size == 0 ? RecordKey.NONE : rows.keyAt(size - 1), paths);
    }

    static LakeResult write(RecordStore store, Path lake) throws IOException, InterruptedException {
        return write(store, lake, origin(true), () -> false);
    }

    static LakeResult write(RecordStore store, Path lake, LakeOrigin origin, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        LakeOptions options = new LakeOptions(lake, Set.of(Partition.values()), Compression.GZIP, EXPORTED);
        try (PathIndex paths = PathIndex.over(store)) {
            paths.start();
            paths.await(store.endRecord());
            return LakeExport.write(
                    shown(store, paths), store, origin, row -> OptionalLong.empty(), options, cancelled, done -> {});
        }
    }
}
