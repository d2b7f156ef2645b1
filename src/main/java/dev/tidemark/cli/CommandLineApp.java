package dev.tidemark.cli;

import dev.tidemark.command.CliCommand;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.session.DataFolder;
import dev.tidemark.session.HighlightFields;
import dev.tidemark.session.Highlights;
import dev.tidemark.session.HighlightsFile;
import dev.tidemark.session.MarkFields;
import dev.tidemark.session.Marks;
import dev.tidemark.session.MarksFile;
import dev.tidemark.session.Presets;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.text.Version;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code tidemark COMMAND …} without a window. */
public final class CommandLineApp {

    private final Marks marks = new Marks();
    private final Highlights highlights = new Highlights();
    private final FieldRegistry registry;
    private final Volumes volumes;
    private final Path data;

    /**
     * With the data of the user who runs it.
     *
     * @param registry the fields that records have
     */
    public CommandLineApp(FieldRegistry registry, Volumes volumes) {
        this(registry, volumes, DataFolder.ofUser());
    }

    /**
     * @param data the folder of the user's data; is read when it is asked for
     */
    CommandLineApp(FieldRegistry registry, Volumes volumes, Path data) {
        this.registry = HighlightFields.in(MarkFields.in(registry, marks), highlights);
        this.volumes = volumes;
        this.data = data;
    }

    @Command(
            name = "tidemark",
            mixinStandardHelpOptions = true,
            description = "Explores volumes and their USN change journals; without a command it opens the window.")
    private static final class Root {}

    /**
     * Runs a command. A reader of the output that goes away ends it quietly.
     *
     * @param args the arguments, the command first
     * @param out takes the records, as UTF-8; flushed, not closed
     * @param err takes diagnostics, as lines
     * @return the exit code
     */
    public int run(String[] args, OutputStream out, PrintStream err) {
        CommandLine line = commandLine(Output.of(out), err);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(ErrorLines.writer(err));
        return line.execute(args);
    }

    /** The commands as they are parsed. */
    CommandLine commandLine(Output output, PrintStream err) {
        CommandLine line = new CommandLine(new Root());
        line.getCommandSpec().version("tidemark " + Version.current());
        Supplier<Presets> presets = () -> Presets.in(data);
        SourceAdditions additions = new SourceAdditions(
                new SourceMarks(marks, new MarksFile(data)), new SourceRules(highlights, new HighlightsFile(data)));
        line.addSubcommand("records", RecordsCommand.of(registry, presets, additions, volumes, output, err));
        line.addSubcommand("export", ExportCommand.of(registry, presets, additions, volumes, output, err));
        line.addSubcommand("stats", StatsCommand.of(registry, presets, additions, volumes, output, err));
        line.addSubcommand("lives", LivesCommand.of(registry, additions, volumes, output, err));
        line.addSubcommand(new HistoryCommand(volumes, output, err));
        line.addSubcommand(new ChangesCommand(additions, volumes, output, err));
        line.addSubcommand(new CarveCommand(registry, volumes, output, err));
        line.addSubcommand(new VolumesCommand(volumes, output));
        line.addSubcommand(new VolumeCommand(volumes, output));
        line.addSubcommand(new CloseRecordCommand(volumes, output, err));
        line.addSubcommand(new FileUsnCommand(volumes, output, err));
        line.addSubcommand(new MarkCommand(volumes, output, err));
        line.addSubcommand(new LockCommand(volumes, output, err));
        line.addSubcommand(new DismountCommand(volumes, output, err));
        line.addSubcommand(new UnlockCommand(volumes, output));
        line.addSubcommand(new HoldCommand(volumes, output, err));
        line.addSubcommand(new SelftestCommand(volumes, output, err));
        line.addSubcommand("journal", JournalCommand.commands(volumes, output, err));
        line.addSubcommand("filter", FilterCommand.commands(registry, presets, output, err));
        CliCommand.all().forEach(command -> describe(line, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        refusing(line);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, err));
        return line;
    }

    /** Lets the help of a command begin with what the table says of it. */
    private static void describe(CommandLine root, CliCommand command) {
        CommandLine line = root;
        for (String word : command.words()) {
            line = line == null ? null : line.getSubcommands().get(word);
        }
        if (line != null) {
            UsageMessageSpec help = line.getCommandSpec().usageMessage();
            help.description(Stream.concat(Stream.of(command.text()), Stream.of(help.description()))
                    .toArray(String[]::new));
        }
    }

    /**
     * Lets a command line take its arguments as they are, and say what is wrong with them in one line and how it is called: the
     * whole help would push that off the screen.
     */
    public static CommandLine refusing(CommandLine line) {
        // A name that begins with @ is a name, and no file of more arguments.
        return line.setExpandAtFiles(false).setParameterExceptionHandler((e, wrong) -> misused(e));
    }

    private static int misused(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(OneLine.of(Objects.toString(e.getMessage(), "")));
        if (e instanceof WrongTextException wrong) {
            wrong.marked().forEach(err::println);
        }
        UnmatchedArgumentException.printSuggestions(e, err);
        CommandLine.Help help = command.getHelp();
        err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        err.println(Messages.text("cli.usage.help", command.getCommandSpec().qualifiedName()));
        err.flush();
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, PrintStream err) throws Exception {
        if (!(e instanceof CommandFailedException failure)) {
            throw e;
        }
        Problem problem = failure.problem();
        ErrorLines.say(err, problem.line());
        return ExitCode.FAILED;
    }
}
