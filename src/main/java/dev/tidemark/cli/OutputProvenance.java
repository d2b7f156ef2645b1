package dev.tidemark.cli;

import dev.tidemark.capture.FileTableFile;
import dev.tidemark.capture.InputFiles;
import dev.tidemark.capture.OpenedFiles;
import dev.tidemark.capture.SavedSource;
import dev.tidemark.export.Provenance;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes beside the file of a command where its records come from. Used by one thread. What is read is noted before it is read, and
 * read once more behind that: what changed in between has no sum.
 */
final class OutputProvenance {

    private final SourceArgument source;
    private final Path output;
    private final Told told;
    private final OpenedFiles inputs;
    private final @Nullable IOException unknown;

    /**
     * What was asked for.
     *
     * @param columns what is written of each, by their names; none where that has no columns
     */
    record Told(Provenance.Asked asked, List<String> columns) {}

    private OutputProvenance(
            SourceArgument source, Path output, Told told, OpenedFiles inputs, @Nullable IOException unknown) {
        this.source = source;
        this.output = output;
        this.told = told;
        this.inputs = inputs;
        this.unknown = unknown;
    }

    /**
     * Notes what is going to be read.
     *
     * @param earlier what is read before the source; {@code null} for nothing
     * @param table the {@code $MFT} that was named; {@code null} for none
     * @param paths whether the one beside the source is read
     * @param output the file of the command
     */
    static OutputProvenance of(
            SourceArgument source,
            @Nullable SourceArgument earlier,
            @Nullable Path table,
            boolean paths,
            Path output,
            Told told) {
        try {
            List<Path> read = new ArrayList<>(earlier == null ? List.of() : inputs(earlier, null, false));
            read.addAll(inputs(source, table, paths));
            return new OutputProvenance(source, output, told, OpenedFiles.of(read), null);
        } catch (IOException e) {
            // Who reads them says it better.
            return new OutputProvenance(source, output, told, new OpenedFiles(), e);
        }
    }

    private static List<Path> inputs(SourceArgument source, @Nullable Path table, boolean paths) throws IOException {
        if (source.isVolume()) {
            return List.of();
        }
        Path file = Path.of(source.text());
        List<Path> read = new ArrayList<>(InputFiles.of(file));
        boolean finds = table == null && paths && !SavedSource.test(file);
        Path used = finds ? FileTableFile.beside(file) : table;
        if (used != null) {
            read.add(used);
        }
        return read;
    }

    /** As {@link #write(long, long, BooleanSupplier, PrintStream)}, of the records that were handed on. */
    boolean write(Selection selection, PrintStream err) {
        long refused = selection.refused();
        long leftOut = selection.extentsLeftOut() + selection.laterLeftOut() + refused;
        return write(selection.handedOn() - refused, leftOut, selection::isStopped, err);
    }

    /**
     * Writes it; what keeps it from that is said.
     *
     * @param written how many records or lines were written
     * @param leftOut how many were not, though they were asked for
     * @param stopped whether nobody wants it any more
     * @return whether it was written
     */
    boolean write(long written, long leftOut, BooleanSupplier stopped, PrintStream err) {
        Path beside = Provenance.beside(output);
        try {
            if (source.isReadFrom(beside) || InputFiles.isEvidence(beside)) {
                throw new IOException(Messages.text("shell.write.evidence.here"));
            }
            if (unknown != null) {
                throw unknown;
            }
            sum(stopped, err);
            new Provenance(
                            source.text(),
                            location(),
                            inputs.told(Provenance.Input::new),
                            told.asked(),
                            told.columns(),
                            written,
                            leftOut)
                    .writeBeside(output);
            return isUnchanged(beside, err);
        } catch (IOException e) {
            String why = Objects.toString(e.getMessage(), e.toString());
            ErrorLines.say(err, Messages.text("cli.provenance.failed", beside, why));
        } catch (InterruptedException e) {
            ErrorLines.say(
                    err, Messages.text("cli.provenance.failed", beside, Messages.text("cli.provenance.stopped")));
        }
        return false;
    }

    /** The sum of what changed is left out, which nobody would notice in a file. */
    private boolean isUnchanged(Path beside, PrintStream err) {
        Problem change = inputs.change();
        if (change != null) {
            ErrorLines.say(err, change.line());
            ErrorLines.say(err, Messages.text("cli.provenance.changed", beside));
        }
        return change == null;
    }

    /** Whoever does not want to wait for the sums has the output all the same. */
    private void sum(BooleanSupplier stopped, PrintStream err) throws InterruptedException {
        long longest = inputs.files().stream()
                .mapToLong(file -> file.stamp().size())
                .max()
                .orElse(0);
        ReadingProgress progress = new ReadingProgress(err, longest);
        inputs.sum(done -> {
            progress.summing(done);
            return !stopped.getAsBoolean();
        });
    }

    private String location() {
        return source.isVolume()
                ? source.volume()
                : Path.of(source.text()).toAbsolutePath().toString();
    }
}
