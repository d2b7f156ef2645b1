package dev.tidemark.cli;

import dev.tidemark.backend.host.SimulatedMachine;
import dev.tidemark.capture.Source;
import dev.tidemark.summary.JournalReach;
import dev.tidemark.text.ByteSize;
import dev.tidemark.text.DurationWords;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.usn.Filetime;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.jr.ob.JSON;

/** {@code tidemark journal reach SOURCE}: how fast a journal is filled, and how far back it reaches, in other sizes too. */
@Command(name = "reach", mixinStandardHelpOptions = true, sortOptions = false)
final class JournalReachCommand implements Callable<Integer> {

    private final Volumes volumes;
    private final Output out;
    private final PrintStream err;

    @Parameters(paramLabel = "SOURCE", description = "A volume such as D:, a $J extract, or a saved capture.")
    private String source = "";

    @Option(names = "--json", description = "Write one JSON document instead of lines.")
    private boolean json;

    @Option(
            names = SimulatedOption.NAME,
            arity = "0..1",
            paramLabel = SimulatedOption.LABEL,
            preprocessor = SimulatedOption.class,
            converter = SimulatedOption.class,
            description = "Look at the simulated volumes; odd-volumes has those that are rarely met.")
    private @Nullable SimulatedMachine simulated;

    JournalReachCommand(Volumes volumes, Output out, PrintStream err) {
        this.volumes = volumes;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        SourceArgument from = SourceArgument.of(source, simulated, volumes);
        new TakenIn(volumes, null, false, err).read(from, (taken, stopped) -> write(from, taken, stopped));
        return ExitCode.OK;
    }

    private void write(SourceArgument from, Source taken, BooleanSupplier stopped) throws CommandFailedException {
        OptionalLong now = from.isVolume() ? OptionalLong.of(Filetime.of(Instant.now())) : OptionalLong.empty();
        JournalReach reach = JournalReach.of(taken.store(), now, stopped);
        if (!stopped.getAsBoolean()) {
            out.lines(json ? List.of(document(reach)) : lines(reach));
            FileTaking.requireWhole(taken);
        }
    }

    // --- for people

    private List<String> lines(JournalReach reach) {
        if (reach.oldest().isEmpty() || reach.newest().isEmpty()) {
            return List.of(Messages.text("cli.reach.none", OneLine.of(source)));
        }
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text(
                "cli.reach.from",
                OneLine.of(source),
                DurationWords.of(reach.rates().getLast().ticks() / (double) Filetime.TICKS_PER_SECOND),
                time(reach.oldest().getAsLong()),
                time(reach.newest().getAsLong()),
                ByteSize.words(reach.bytes())));
        List<String> header =
                new ArrayList<>(List.of(Messages.text("cli.reach.columns").split("\t", -1)));
        JournalReach.SIZES.forEach(size -> header.add(ByteSize.exact(size)));
        lines.add(String.join("\t", header));
        reach.rates().forEach(rate -> lines.add(line(rate)));
        return lines;
    }

    private static String time(long filetime) {
        return Filetime.isoUtc(filetime).substring(0, "2024-05-03T12:30:15".length()) + "Z";
    }

    private static String line(JournalReach.Rate rate) {
        List<String> columns = new ArrayList<>();
        String period = DurationWords.of(rate.ticks() / (double) Filetime.TICKS_PER_SECOND);
        columns.add(rate.whole() ? Messages.text("cli.reach.whole", period) : period);
        columns.add(Long.toString(rate.bytes()));
        columns.add(Long.toString(Math.round(rate.perSecond())));
        JournalReach.SIZES.forEach(size -> columns.add(DurationWords.of(rate.reach(size))));
        return String.join("\t", columns);
    }

    // --- for scripts

    private String document(JournalReach reach) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("source", source);
        reach.oldest().ifPresent(time -> values.put("oldest", Filetime.isoUtc(time)));
        reach.newest().ifPresent(time -> values.put("newest", Filetime.isoUtc(time)));
        values.put("bytes", reach.bytes());
        values.put(
                "rates", reach.rates().stream().map(JournalReachCommand::values).toList());
        return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values);
    }

    /** What nothing is written to reaches for ever, which no number says: it is left out. */
    private static Map<String, Object> values(JournalReach.Rate rate) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seconds", rate.ticks() / (double) Filetime.TICKS_PER_SECOND);
        values.put("whole", rate.whole());
        values.put("bytes", rate.bytes());
        values.put("bytesPerSecond", rate.perSecond());
        Map<String, Object> reaches = new LinkedHashMap<>();
        for (long size : JournalReach.SIZES) {
            if (Double.isFinite(rate.reach(size))) {
                reaches.put(Long.toString(size), rate.reach(size));
            }
        }
        values.put("reachSeconds", reaches);
        return values;
    }
}
