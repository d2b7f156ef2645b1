package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.FilterParts;
import dev.tidemark.filter.FilterPlan;
import dev.tidemark.filter.FilterSpec;
import dev.tidemark.filter.language.FilterPrinter;
import dev.tidemark.filter.language.Meaning;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.Notice;
import dev.tidemark.filter.language.Suspicions;
import dev.tidemark.filter.language.TimeContext;
import dev.tidemark.session.Presets;
import dev.tidemark.text.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark filter check TEXT}: prints how a text is read, in which order its conditions are tried, and what is suspicious. */
@Command(name = "check", mixinStandardHelpOptions = true, sortOptions = false)
final class FilterCheckCommand implements Callable<Integer> {

    private final FieldRegistry registry;
    private final FieldOptions narrowing;
    private final Output out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEXT",
            description = "The text; '' for none. One that begins with a minus stands behind --.")
    private String text = "";

    @Mixin
    private ReasonOptions reasons = new ReasonOptions();

    @Mixin
    private WhereOptions asking;

    private FilterCheckCommand(FieldRegistry registry, Supplier<Presets> presets, Output out) {
        this.registry = registry;
        this.asking = new WhereOptions(presets);
        this.narrowing = new FieldOptions(registry, HelpOrder.FIELDS);
        this.out = out;
    }

    /** The command, with the options that the fields give to {@code records}. */
    static CommandLine of(FieldRegistry registry, Supplier<Presets> presets, Output out) {
        FilterCheckCommand command = new FilterCheckCommand(registry, presets, out);
        CommandLine line = new CommandLine(command);
        command.narrowing.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws CommandFailedException {
        Node read = WhereOptions.tree(text, registry, spec.commandLine());
        Where options = asking.where(registry, name -> List.of(), spec.commandLine());
        Node tree = Node.and(
                List.of(read, options.tree(), FilterParts.of(narrowed()).tree()));
        out.lines(lines(read, tree));
        return ExitCode.OK;
    }

    private FilterSpec narrowed() {
        return narrowing.withVersions(narrowing.narrow(reasons.filter()));
    }

    // --- lines

    private List<String> lines(Node read, Node tree) {
        List<String> lines = new ArrayList<>();
        String printed = FilterPrinter.print(tree);
        lines.add(Messages.text("cli.filter.text"));
        lines.add("  " + (printed.isEmpty() ? Messages.text("cli.filter.everything") : printed));
        lines.add(Messages.text("cli.filter.tree"));
        addTree(lines, tree, 1);
        lines.add(Messages.text("cli.filter.order"));
        addOrder(lines, tree);
        List<Notice> notices =
                Suspicions.of(text, read, registry, TimeContext.utc(Instant.now()), Suspicions.ANY_VERSION);
        if (!notices.isEmpty()) {
            lines.add(Messages.text("cli.filter.suspicious"));
            for (Notice notice : notices) {
                lines.add("  " + notice.words());
                MarkedText.of(text, notice.span()).forEach(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    private static void addTree(List<String> lines, Node node, int depth) {
        String indent = "  ".repeat(depth);
        switch (node) {
            case Node.And all -> {
                lines.add(indent + (all.parts().isEmpty() ? Messages.text("cli.filter.everything") : "and"));
                all.parts().forEach(part -> addTree(lines, part, depth + 1));
            }
            case Node.Or any -> {
                lines.add(indent + "or");
                any.parts().forEach(part -> addTree(lines, part, depth + 1));
            }
            case Node.Not not -> {
                lines.add(indent + "not");
                addTree(lines, not.part(), depth + 1);
            }
            case Node.Bare bare -> lines.add(indent + FilterPrinter.print(Meaning.of(bare)));
            default -> lines.add(indent + FilterPrinter.print(node));
        }
    }

    private static void addOrder(List<String> lines, Node tree) {
        int number = 0;
        for (FilterPlan.Step step : FilterPlan.of(tree)) {
            String words = Messages.text("cli.filter.cost." + step.cost().name());
            String narrows = step.narrows() ? " " + Messages.text("cli.filter.narrows") : "";
            lines.add("  " + ++number + ". " + FilterPrinter.print(step.condition()) + " (" + words + ")" + narrows);
        }
    }
}
