package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.export.Provenance;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.story.FileStories;
import dev.tidemark.story.StoryQuestion;
import dev.tidemark.story.StoryWriter;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark history SOURCE --path P | --file-id ID}: the story of a file, for people or for programs. */
@Command(name = "history", mixinStandardHelpOptions = true, sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output standardOutput;
    private final PrintStream err;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "SOURCE", description = "A $J extract, a saved capture, or a volume such as D:.")
    private String source = "";

    @Option(
            names = "--path",
            order = HelpOrder.CONDITIONS,
            paramLabel = "PATH",
            description = {
                "Every file that had this path at some time: \\docs\\report.docx. A drive letter before it may stay.",
                "Case is ignored."
            })
    private @Nullable String path;

    @Option(
            names = "--file-id",
            order = HelpOrder.CONDITIONS,
            paramLabel = "HEX",
            converter = HexFileId.class,
            description = "The file of this id, and those that used its entry of the file table before and behind it.")
    private @Nullable FileId file;

    @Option(
            names = "--format",
            order = HelpOrder.COLUMNS,
            paramLabel = "text|tsv|jsonl",
            defaultValue = "text",
            description = "Lines for people, or one line for each name and each life: a header, or JSON Lines.")
    private StoryWriter.Form format = StoryWriter.Form.TEXT;

    @Mixin
    private SourceOptions at = new SourceOptions();

    @Mixin
    private OutputTarget output = new OutputTarget();

    HistoryCommand(Volumes volumes, Output standardOutput, PrintStream err) {
        this.volumes = volumes;
        this.standardOutput = standardOutput;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = at.source(source, volumes, spec.commandLine());
        if ((path == null) == (file == null)) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.history"));
        }
        output.require(from, at.table(), spec.commandLine());
        FilterSpec asked = FilterSpec.ALL.withPath(path == null ? "" : path).withFile(file);
        OutputProvenance provenance = output.provenance(
                from,
                null,
                at.table(),
                true,
                new OutputProvenance.Told(new Provenance.Asked(asked, "", OptionalLong.empty(), ""), format.columns()));
        new TakenIn(volumes, at.table(), true, err).read(from, output.of(standardOutput, err, provenance, this::tell));
        return output.code();
    }

    private long tell(Source taken, Output out, BooleanSupplier stopped)
            throws CommandFailedException, IOException, InterruptedException {
        StoryQuestion asked =
                file != null ? new StoryQuestion.OfFile(file) : StoryQuestion.ofPath(String.valueOf(path));
        long end = taken.store().endRecord();
        taken.paths().await(end);
        FileStories told = FileStories.tell(taken, asked, end, done -> {}, stopped);
        if (stopped.getAsBoolean()) {
            return 0;
        }
        if (told.stories().isEmpty()) {
            FileTaking.requireWhole(taken);
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.history.none", source, file == null ? String.valueOf(path) : file.hex()),
                    Messages.text("cli.history.none.here"),
                    Messages.text("cli.history.none.next")));
        }
        OutputStream buffered = out.buffered();
        long lines = told.write(format, buffered);
        buffered.flush();
        if (told.tooMany()) {
            ErrorLines.say(err, Messages.text("story.many"));
        }
        FileTaking.requireWhole(taken);
        return lines;
    }
}
