package dev.tidemark.cli;

import dev.tidemark.capture.Source;
import dev.tidemark.history.FileStory;
import dev.tidemark.history.LifeReader;
import dev.tidemark.history.Story;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.FileId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** {@code tidemark history SOURCE --path P | --file-id ID}: the story of a file, for people. */
@Command(name = "history", mixinStandardHelpOptions = true, sortOptions = false)
final class HistoryCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output out;
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

    @Mixin
    private SourceOptions at = new SourceOptions();

    HistoryCommand(Volumes volumes, Output out, PrintStream err) {
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = at.source(source, volumes, spec.commandLine());
        if ((path == null) == (file == null)) {
            throw new ParameterException(spec.commandLine(), Messages.text("cli.usage.history"));
        }
        new TakenIn(volumes, at.table(), true, err).read(from, this::tell);
        return ExitCode.OK;
    }

    private void tell(Source taken, BooleanSupplier stopped)
            throws CommandFailedException, IOException, InterruptedException {
        long end = taken.store().endRecord();
        taken.paths().await(end);
        Story story = new Story(taken.store(), taken.paths(), end, stopped);
        List<FileStory> stories = file != null ? story.ofFile(file) : story.ofPath(rooted(String.valueOf(path)));
        if (stopped.getAsBoolean()) {
            return;
        }
        if (stories.isEmpty()) {
            FileTaking.requireWhole(taken);
            throw new CommandFailedException(Problem.refusal(
                    Messages.text("cli.history.none", source, file == null ? String.valueOf(path) : file.hex()),
                    Messages.text("cli.history.none.here"),
                    Messages.text("cli.history.none.next")));
        }
        try (LifeReader reader = new LifeReader(taken.store(), null)) {
            write(stories, reader);
        }
        if (story.isTooMany()) {
            ErrorLines.say(err, Messages.text("cli.history.many"));
        }
        FileTaking.requireWhole(taken);
    }

    private void write(List<FileStory> stories, LifeReader reader) throws IOException {
        OutputStream buffered = out.buffered();
        StoryWords words = new StoryWords(line -> buffered.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < stories.size(); i++) {
            if (i > 0) {
                buffered.write('\n');
            }
            words.tell(stories.get(i), reader);
        }
        buffered.flush();
    }

    /** From the root: without the drive, with backslashes. */
    private static String rooted(String typed) {
        String path = typed.replace('/', '\\').replaceFirst("^[A-Za-z]:", "");
        return path.startsWith("\\") ? path : "\\" + path;
    }
}
