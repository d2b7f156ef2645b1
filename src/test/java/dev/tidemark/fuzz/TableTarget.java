package dev.tidemark.fuzz;

import dev.tidemark.mft.FileTableForm;
import dev.tidemark.mft.FileTableScanner;
import dev.tidemark.mft.FileTableSink;
import dev.tidemark.mft.NameSpace;
import dev.tidemark.mft.RecordState;
import dev.tidemark.path.MftDirectories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An {@code $MFT}: recognized, gone through, made to directories; now and then read by the command line beside a {@code $J}. */
final class TableTarget implements Target {

    /** Of so many mutants, one is read by the command line. */
    private static final int WHOLE = 400;

    private final List<Input> corpus = TableCorpus.inputs();
    private final Path journal;
    private final Path table;

    /**
     * @param folder where files may be made
     */
    TableTarget(Path folder) throws IOException {
        journal = Files.write(folder.resolve("of-table"), TableCorpus.journal());
        table = folder.resolve("table");
    }

    @Override
    public String name() {
        return "table";
    }

    @Override
    public List<Input> corpus() {
        return corpus;
    }

    @Override
    public void read(Input input, long number) throws IOException {
        byte[] bytes = input.only();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        FileTableForm form = FileTableForm.of(buffer, 0, bytes.length);
        if (form != null) {
            Inside inside = new Inside(bytes.length);
            FileTableScanner scanner = new FileTableScanner(form, inside);
            int end = scanner.scan(buffer, 0, bytes.length);
            Expect.that(end <= bytes.length && bytes.length - end < form.recordSize(), "to the last whole record");
            Expect.that(scanner.damaged() >= scanner.damagedOthers(), "some of the damaged ones are others");
            inside.directories.table();
        }
        if (number < 0 || number % WHOLE == 0) {
            Files.write(table, bytes);
            Expect.command("records", journal.toString(), "--paths", "--mft", table.toString());
            Expect.command("records", table.toString());
        }
    }

    /** Names lie inside, in sound and in damaged records. */
    private static final class Inside implements FileTableSink {

        private final MftDirectories directories = new MftDirectories();
        private final long size;

        Inside(long size) {
            this.size = size;
        }

        @Override
        public void file(long reference, RecordState state, boolean directory, int links, boolean extended, long usn) {
            directories.file(reference, state, directory, links, extended, usn);
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
            Expect.that(chars >= 0 && chars <= 255 && at >= 0 && at + 2 * chars <= bytes.limit(), "name at " + at);
            Expect.that(bytes.limit() <= Math.max(size, 1 << 16), "no more than a record");
            directories.name(reference, state, inBase, parent, space, bytes, at, chars);
        }
    }
}
