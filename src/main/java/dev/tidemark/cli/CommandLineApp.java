package dev.tidemark.cli;

import dev.tidemark.command.CliCommand;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.history.LifeFields;
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
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final FieldRegistry alone;
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
        this.alone = HighlightFields.in(MarkFields.in(registry, marks), highlights);
        this.registry = LifeFields.ofRecords(alone);
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
        Map<String, Supplier<Object>> commands = commands(Output.of(out), err);
        String first = args.length == 0 ? "" : args[0];
        // Reading what every command takes would be most of what a command takes to start.
        CommandLine line = commands.containsKey(first)
                ? commandLine(Map.of(first, commands.get(first)), err)
                : commandLine(commands, err);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(ErrorLines.writer(err));
        return line.execute(args);
    }

    /** The commands as they are parsed. */
    CommandLine commandLine(Output output, PrintStream err) {
        return commandLine(commands(output, err), err);
    }

    private CommandLine commandLine(Map<String, Supplier<Object>> commands, PrintStream err) {
        CommandLine line = new CommandLine(new Root());
        line.getCommandSpec().version("tidemark " + Version.current());
        commands.forEach((name, made) -> line.addSubcommand(name, made.get()));
        CliCommand.all().forEach(command -> describe(line, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        refusing(line);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, err));
        return line;
    }

    /** Each command by its name, in the order of the help. */
    private Map<String, Supplier<Object>> commands(Output output, PrintStream err) {
        Supplier<Presets> presets = () -> Presets.in(data);
        SourceAdditions additions = new SourceAdditions(
                new SourceMarks(marks, new MarksFile(data)), new SourceRules(highlights, new HighlightsFile(data)));
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("records", () -> RecordsCommand.of(registry, presets, additions, volumes, output, err));
        all.put("export", () -> ExportCommand.of(registry, presets, additions, volumes, output, err));
        all.put("stats", () -> StatsCommand.of(registry, presets, additions, volumes, output, err));
        all.put("lives", () -> LivesCommand.of(registry, additions, volumes, output, err));
        all.put("history", () -> new HistoryCommand(volumes, output, err));
        all.put("changes", () -> new ChangesCommand(additions, volumes, output, err));
        all.put("expect", () -> new ExpectCommand(volumes, output, err));
        all.put("carve", () -> new CarveCommand(alone, volumes, output, err));
        all.put("volumes", () -> new VolumesCommand(volumes, output));
        all.put("volume", () -> new VolumeCommand(volumes, output));
        all.put("close-record", () -> new CloseRecordCommand(volumes, output, err));
        all.put("file-usn", () -> new FileUsnCommand(volumes, output, err));
        all.put("mark", () -> new MarkCommand(volumes, output, err));
        all.put("lock", () -> new LockCommand(volumes, output, err));
        all.put("dismount", () -> new DismountCommand(volumes, output, err));
        all.put("unlock", () -> new UnlockCommand(volumes, output));
        all.put("hold", () -> new HoldCommand(volumes, output, err));
        all.put("selftest", () -> new SelftestCommand(volumes, output, err));
        all.put("journal", () -> JournalCommand.commands(volumes, output, err));
        all.put("filter", () -> FilterCommand.commands(registry, presets, output, err));
        return all;
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
