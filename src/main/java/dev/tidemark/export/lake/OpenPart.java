package dev.tidemark.export.lake;

import dev.tidemark.export.PartialFile;
import dev.tidemark.export.parquet.Compression;
import dev.tidemark.export.parquet.ParquetWriter;
import dev.tidemark.export.parquet.TableColumn;
import dev.tidemark.export.parquet.TableWriter;
import dev.tidemark.text.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that is being written, beside its place until it is whole. Not thread-safe. */
final class OpenPart {

    private final Path place;
    private final PartialFile file;
    private final TableWriter table;

    /** Begins a file, and makes the folders that it lies in. */
    OpenPart(Path place, List<TableColumn> columns, Compression compression) throws IOException {
        this.place = place;
        Path folder = place.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.file = PartialFile.hidden(place);
        try {
            this.table =
                    new ParquetWriter(file.stream(), "Tidemark version " + Version.current(), columns, compression);
        } catch (IOException e) {
            file.delete(e);
            throw e;
        }
    }

    TableWriter table() {
        return table;
    }

    Path place() {
        return place;
    }

    /**
     * Writes what is left, and gives the file its name.
     *
     * @return how many bytes it has
     */
    long finish() throws IOException {
        table.finish();
        long bytes = file.channel().size();
        file.takeName();
        return bytes;
    }

    /** Deletes what was written. */
    void drop(Throwable why) {
        table.release();
        file.delete(why);
    }
}
