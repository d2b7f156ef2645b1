package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.session.Preset;
import dev.tidemark.session.Presets;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code tidemark filter presets}: the presets that there are, each with its text, and why one that is no filter is none. */
@Command(name = "presets", mixinStandardHelpOptions = true)
final class FilterPresetsCommand implements Callable<Integer> {

    private static final String INDENT = "  ";

    private final FieldRegistry registry;
    private final Supplier<Presets> presets;
    private final Output out;
    private final PrintStream err;
    private final List<String> lines = new ArrayList<>();
    private boolean wrong;

    FilterPresetsCommand(FieldRegistry registry, Supplier<Presets> presets, Output out, PrintStream err) {
        this.registry = registry;
        this.presets = presets;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws CommandFailedException {
        Presets all = presets.get();
        lines.add(OneLine.of(Messages.text(
                all.own().isEmpty() ? "cli.presets.none" : "cli.presets.own",
                all.file().toString())));
        all.own().forEach(this::add);
        lines.add(Messages.text("cli.presets.shipped"));
        all.shipped()
                .forEach(preset -> add(all.find(preset.name())
                        .filter(with -> with.text().equals(preset.text()))
                        .orElse(preset)));
        if (!out.lines(lines)) {
            return ExitCode.OK;
        }
        all.problems().forEach(problem -> ErrorLines.say(err, problem));
        return wrong || !all.problems().isEmpty() ? ExitCode.FAILED : ExitCode.OK;
    }

    private void add(Preset preset) {
        String key = preset.key() == Preset.NO_KEY ? "" : " (" + Messages.text("preset.key", preset.key()) + ")";
        lines.add(INDENT + OneLine.of(preset.name()) + key);
        preset.text().lines().forEach(line -> lines.add(INDENT + INDENT + OneLine.of(line.strip())));
        FilterError error = preset.read(registry).error();
        if (error != null) {
            wrong = true;
            lines.add(INDENT + INDENT + OneLine.of(error.words()));
            MarkedText.of(preset.text(), error.span()).forEach(line -> lines.add(INDENT + INDENT + line));
        }
    }
}
