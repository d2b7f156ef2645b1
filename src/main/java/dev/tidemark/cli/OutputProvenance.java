package dev.tidemark.cli;

import dev.tidemark.capture.FileStamp;
import dev.tidemark.capture.FileTableFile;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.export.Provenance;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes beside the file of a command where its records come from. Used by one thread; reads every input once more. */
final class OutputProvenance {

    private final SourceArgument source;
    private final @Nullable Path table;
    private final boolean paths;

    /**
     * @param table the {@code $MFT} that was named; {@code null} for none
     * @param paths whether the one beside the source was read
     */
    OutputProvenance(SourceArgument source, @Nullable Path table, boolean paths) {
        this.source = source;
        this.table = table;
        this.paths = paths;
    }

    /**
     * Writes it; what keeps it from that is said.
     *
     * @return whether it was written
     */
    boolean write(
            FilterSpec filter, Where where, List<String> columns, Selection selection, Path output, PrintStream err) {
        Path beside = Provenance.beside(output);
        try {
            if (source.isReadFrom(beside) || InputFiles.isEvidence(beside)) {
                throw new IOException(Messages.text("shell.write.evidence.here"));
            }
            List<Provenance.Input> inputs = inputs();
            long leftOut = selection.extentsLeftOut() + selection.laterLeftOut();
            new Provenance(
                            source.text(),
                            location(),
                            inputs,
                            filter,
                            where.text(),
                            columns,
                            selection.handedOn(),
                            leftOut)
                    .writeBeside(output);
            return true;
        } catch (IOException e) {
            String why = Objects.toString(e.getMessage(), e.toString());
            ErrorLines.say(err, Messages.text("cli.provenance.failed", beside, why));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private String location() {
        return source.isVolume()
                ? source.volume()
                : Path.of(source.text()).toAbsolutePath().toString();
    }

    private List<Provenance.Input> inputs() throws IOException, InterruptedException {
        if (source.isVolume()) {
            return List.of();
        }
        Path file = Path.of(source.text());
        List<Path> read = new ArrayList<>(InputFiles.of(file));
        Path used = table == null && paths ? FileTableFile.beside(file) : table;
        if (used != null) {
            read.add(used);
        }
        return OpenedFiles.summed(read).files().stream()
                .map(OutputProvenance::input)
                .toList();
    }

    private static Provenance.Input input(OpenedFiles.Opened file) {
        FileStamp stamp = file.stamp();
        String sum = file.sha256();
        return new Provenance.Input(
                stamp.file(), stamp.size(), stamp.modified().toInstant(), sum.isEmpty() ? null : sum);
    }
}
