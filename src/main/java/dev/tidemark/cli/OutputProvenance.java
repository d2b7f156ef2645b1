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
import org.jspecify.annotations.Nullable;

/**
 * Writes beside the file of a command where its records come from. Used by one thread. What is read is noted before it is read, and
 * read once more behind that: what changed in between has no sum.
 */
final class OutputProvenance {

    private final SourceArgument source;
    private final Path output;
    private final OpenedFiles inputs;
    private final @Nullable IOException unknown;

    private OutputProvenance(SourceArgument source, Path output, OpenedFiles inputs, @Nullable IOException unknown) {
        this.source = source;
        this.output = output;
        this.inputs = inputs;
        this.unknown = unknown;
    }

    /**
     * Notes what is going to be read.
     *
     * @param table the {@code $MFT} that was named; {@code null} for none
     * @param paths whether the one beside the source is read
     * @param output the file of the command
     */
    static OutputProvenance of(SourceArgument source, @Nullable Path table, boolean paths, Path output) {
        try {
            return new OutputProvenance(source, output, OpenedFiles.of(inputs(source, table, paths)), null);
        } catch (IOException e) {
            // Who reads them says it better.
            return new OutputProvenance(source, output, new OpenedFiles(), e);
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

    /**
     * Writes it; what keeps it from that is said.
     *
     * @return whether it was written
     */
    boolean write(Provenance.Asked asked, List<String> columns, Selection selection, PrintStream err) {
        Path beside = Provenance.beside(output);
        try {
            if (source.isReadFrom(beside) || InputFiles.isEvidence(beside)) {
                throw new IOException(Messages.text("shell.write.evidence.here"));
            }
            if (unknown != null) {
                throw unknown;
            }
            sum(selection, err);
            long refused = selection.refused();
            long leftOut = selection.extentsLeftOut() + selection.laterLeftOut() + refused;
            new Provenance(
                            source.text(),
                            location(),
                            inputs.told(Provenance.Input::new),
                            asked,
                            columns,
                            selection.handedOn() - refused,
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
    private void sum(Selection selection, PrintStream err) throws InterruptedException {
        long longest = inputs.files().stream()
                .mapToLong(file -> file.stamp().size())
                .max()
                .orElse(0);
        ReadingProgress progress = new ReadingProgress(err, longest);
        inputs.sum(done -> {
            progress.summing(done);
            return !selection.isStopped();
        });
    }

    private String location() {
        return source.isVolume()
                ? source.volume()
                : Path.of(source.text()).toAbsolutePath().toString();
    }
}
