package dev.tidemark.cli;

import dev.tidemark.backend.AllocatedRanges;
import dev.tidemark.capture.CarvedOrder;
import dev.tidemark.capture.Carving;
import dev.tidemark.capture.FileStamp;
import dev.tidemark.capture.StoreFullException;
import dev.tidemark.export.ExportColumns;
import dev.tidemark.export.ExportFormat;
import dev.tidemark.export.RecordWriter;
import dev.tidemark.field.FieldReader;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.FieldType;
import dev.tidemark.field.Fields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.RecordStore;
import dev.tidemark.store.SpillFolder;
import dev.tidemark.store.StoreReader;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark carve FILE…}: writes the records that lie anywhere in files, by their USN and each once. */
@Command(name = "carve", mixinStandardHelpOptions = true, sortOptions = false)
final class CarveCommand implements Callable<Integer> {

    private static final long HEAP_BYTES = 64L << 20;

    private final FieldRegistry registry;
    private final Volumes volumes;
    private final AllocatedRanges ranges;
    private final Output standardOutput;
    private final PrintStream err;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Problem> unread = new ArrayList<>();
    private boolean full;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Files of any kind: images, unallocated space, memory, damaged journals.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "tsv|csv|jsonl",
            defaultValue = "tsv",
            description = "As of records. The last columns say where a record was found.")
    private ExportFormat format = ExportFormat.TSV;

    @Option(
            names = "--guard-formulas",
            description = "For spreadsheets: an apostrophe before text that begins with = + - @ or an apostrophe.")
    private boolean guard;

    CarveCommand(FieldRegistry registry, Volumes volumes, Output standardOutput, PrintStream err) {
        this.registry = registry;
        this.volumes = volumes;
        this.ranges = volumes.allocatedRanges();
        this.standardOutput = standardOutput;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        try (RecordStore store = RecordStore.copying(new SpillFolder(volumes::temporaryFolder), HEAP_BYTES);
                Interruption interruption = new Interruption(() -> stopped.set(true))) {
            Carving carving = new Carving(store);
            for (int i = 0; i < files.size() && !stopped.get() && !full; i++) {
                search(carving, i);
            }
            boolean looked = unread.isEmpty() || carving.bytes() > 0;
            int code = looked ? write(carving, store) : ExitCode.FAILED;
            unread.forEach(problem -> ErrorLines.say(err, problem.line()));
            return unread.isEmpty() ? code : ExitCode.FAILED;
        }
    }

    /** A file that cannot be read costs nothing of what is found in others. */
    private void search(Carving carving, int number) {
        Path file = files.get(number);
        long before = carving.bytes();
        try {
            FileStamp stamp = FileStamp.ofRegular(file);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException(Messages.text("file.notRegular"));
            }
            ReadingProgress progress = new ReadingProgress(err, Files.size(file));
            carving.search(file, number, ranges, done -> {
                progress.loading(done);
                return !stopped.get();
            });
            Problem change = stamp == null ? null : stamp.change();
            if (change != null) {
                unread.add(ended(change, carving.bytes() - before));
            }
        } catch (StoreFullException e) {
            // There is no room for what is in the files behind it either.
            full = true;
            unread.add(ended(e.problem(volumes.temporaryFolder()), carving.bytes() - before));
        } catch (IOException e) {
            long reached = carving.bytes() - before;
            Problem problem = Problem.of(file.toString(), e);
            unread.add(reached == 0 ? problem : ended(problem, reached));
        }
    }

    private static Problem ended(Problem problem, long reached) {
        return problem.at(Messages.text("file.ended", Long.toString(reached)));
    }

    private int write(Carving carving, RecordStore store) throws CommandFailedException {
        CarvedOrder order = carving.order();
        int count = order == null ? 0 : order.count();
        try {
            if (order != null && count > 0) {
                write(carving, order, store);
            }
        } catch (Output.ClosedException e) {
            return ExitCode.OK;
        } catch (IOException e) {
            throw Output.unwritten(e);
        }
        long without = carving.bytesWithoutRecords();
        long doubles = carving.found() - (long) count;
        ErrorLines.say(err, Messages.text("carve.found", count, doubles, without, carving.bytes()));
        if (stopped.get()) {
            ErrorLines.say(err, Messages.text("cli.carve.stopped"));
        }
        return count > 0 && !stopped.get() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(Carving carving, CarvedOrder order, RecordStore store) throws IOException {
        RecordWriter writer = columns(carving).guarding(guard).writer(standardOutput);
        writer.begin();
        RecordView view = new RecordView();
        try (StoreReader reader = store.reader()) {
            for (int place = 0; place < order.count() && !stopped.get(); place++) {
                int record = order.record(place);
                reader.readRecord(
                        record, row -> writer.write(view.show(row).inRow(record).atOffset(carving.offset(record))));
            }
        }
        writer.flush();
    }

    /** Those of every export, extents too, and where the record was found. */
    private ExportColumns columns(Carving carving) {
        List<RecordField> fields =
                new ArrayList<>(ExportColumns.standard(registry, format, false).fields());
        if (!fields.contains(Fields.EXTENTS)) {
            fields.add(Fields.EXTENTS);
        }
        fields.add(Fields.OFFSET);
        if (files.size() > 1) {
            fields.add(RecordField.of("foundin", FieldType.TEXT, (FieldReader.Texts)
                            view -> files.get(carving.file((int) view.row())).toString())
                    .headers("found_in", "FoundIn")
                    .build());
        }
        return ExportColumns.of(format, fields);
    }
}
