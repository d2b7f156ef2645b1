package dev.tidemark.cli;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.Bounds;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.ParsedFilter;
import dev.tidemark.session.MarkFields;
import dev.tidemark.session.NamedPlaces;
import dev.tidemark.session.Preset;
import dev.tidemark.session.Presets;
import dev.tidemark.session.RecordMark;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say in the filter language which records are wanted. Used by one thread. */
final class WhereOptions {

    private static final int MOST_NAMED = 20;

    private final Supplier<Presets> known;

    @Option(
            names = "--where",
            order = HelpOrder.CONDITIONS,
            paramLabel = "TEXT",
            parameterConsumer = Next.class,
            description = {
                "Only records that pass this filter: name == a.txt and not reason any CLOSE.",
                "'tidemark filter check TEXT' shows how a text is read."
            })
    private @Nullable String where;

    @Option(
            names = "--preset",
            order = HelpOrder.CONDITIONS,
            paramLabel = "NAME",
            description = {
                "Only records that pass the filter of this name; each of several.",
                "'tidemark filter presets' lists them."
            })
    private List<String> presets = new ArrayList<>();

    @Option(
            names = "--from",
            order = HelpOrder.CONDITIONS,
            paramLabel = "PLACE",
            parameterConsumer = Next.class,
            description = "Only records from here on: a USN, a time in UTC, a citation, or the tag of a mark.")
    private @Nullable String from;

    @Option(
            names = "--to",
            order = HelpOrder.CONDITIONS,
            paramLabel = "PLACE",
            parameterConsumer = Next.class,
            description = "Only records up to here, that included.")
    private @Nullable String to;

    @Option(
            names = "--marked",
            order = HelpOrder.CONDITIONS,
            description = "Only records that are marked: in the window, or in the capture that is read.")
    private boolean marked;

    @Option(
            names = "--since",
            order = HelpOrder.CONDITIONS,
            paramLabel = "TIME",
            parameterConsumer = Next.class,
            description = {
                "Only records from a time on: 2024-05-03, 2024-05-03T12:30+02:00, today, -15m.",
                "What is counted back is counted from the newest record of a file, on a volume from now."
            })
    private @Nullable String since;

    @Option(
            names = "--until",
            order = HelpOrder.CONDITIONS,
            paramLabel = "TIME",
            parameterConsumer = Next.class,
            description = "Only records up to the end of a time.")
    private @Nullable String until;

    /**
     * @param known reads the presets that there are
     */
    WhereOptions(Supplier<Presets> known) {
        this.known = known;
    }

    /** Takes the next argument as it is: a filter may begin with a minus. */
    static final class Next implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> args, ArgSpec argument, CommandSpec command) {
            if (args.isEmpty()) {
                throw new ParameterException(
                        command.commandLine(), Messages.text("cli.usage.missing", argument.paramLabel()));
            }
            argument.setValue(args.pop());
        }
    }

    /**
     * All that was asked for.
     *
     * @param called gives the marks of a name, in the order of their USNs
     * @throws ParameterException if a text is no filter, or a word names no preset or no place
     */
    Where where(FieldRegistry registry, Function<String, List<RecordMark>> called, CommandLine line) {
        List<Node> parts = new ArrayList<>();
        if (where != null) {
            parts.add(tree(where, registry, line));
        }
        if (!presets.isEmpty()) {
            Presets all = known.get();
            presets.forEach(name -> parts.add(presetTree(name, all, registry, line)));
        }
        if (marked) {
            parts.add(MarkFields.marked(registry));
        }
        add(parts, from, word -> NamedPlaces.from(word, called), "places.wrong", line);
        add(parts, to, word -> NamedPlaces.to(word, called), "places.wrong", line);
        add(parts, since, Bounds::since, "cli.usage.since", line);
        add(parts, until, Bounds::until, "cli.usage.since", line);
        return parts.isEmpty() ? Where.EVERYTHING : new Where(Node.and(parts));
    }

    /**
     * As {@link #where(FieldRegistry, Function, CommandLine)}, with the marks that are kept, and those of the sources. One of several
     * whose marks are damaged is passed over here: it fails when it is read.
     *
     * @throws CommandFailedException if marks are asked for, and those of the only source are damaged
     */
    Where where(FieldRegistry registry, SourceAdditions additions, List<SourceArgument> sources, CommandLine line)
            throws CommandFailedException {
        boolean marks = marked || from != null && Bounds.from(from) == null || to != null && Bounds.to(to) == null;
        if (marks) {
            for (SourceArgument source : sources) {
                readMarks(additions, source, sources.size() == 1);
            }
        }
        return where(registry, additions::called, line);
    }

    private static void readMarks(SourceAdditions additions, SourceArgument source, boolean alone)
            throws CommandFailedException {
        try {
            additions.readMarks(source);
        } catch (CommandFailedException e) {
            if (alone) {
                throw e;
            }
        }
    }

    private static void add(
            List<Node> parts,
            @Nullable String word,
            Function<String, @Nullable Node> bound,
            String wrong,
            CommandLine line) {
        if (word == null) {
            return;
        }
        Node condition = bound.apply(word);
        if (condition == null) {
            throw new ParameterException(line, Messages.text(wrong, word));
        }
        parts.add(condition);
    }

    private static Node presetTree(String name, Presets all, FieldRegistry registry, CommandLine line) {
        Preset preset = all.find(name).orElseThrow(() -> new ParameterException(line, unknown(name, all)));
        return tree(preset.text(), why -> Messages.text("cli.usage.preset.wrong", preset.name(), why), registry, line);
    }

    /** The names that there are, and why there may be no more. */
    private static String unknown(String name, Presets all) {
        String names = all.all().stream().map(Preset::name).limit(MOST_NAMED).collect(Collectors.joining(", "));
        String words = Messages.text("cli.usage.preset", name, names);
        return all.problems().isEmpty() ? words : words + " (" + String.join("; ", all.problems()) + ")";
    }

    /**
     * The tree of a text.
     *
     * @throws ParameterException if it is no filter, with the place that is wrong
     */
    static Node tree(String text, FieldRegistry registry, CommandLine line) {
        return tree(text, why -> why, registry, line);
    }

    /**
     * @param words what is said, of what is wrong with the text
     */
    private static Node tree(String text, UnaryOperator<String> words, FieldRegistry registry, CommandLine line) {
        ParsedFilter parsed = FilterParser.parse(text, registry);
        Node tree = parsed.tree();
        FilterError error = parsed.error();
        if (tree == null) {
            throw error == null
                    ? new ParameterException(line, words.apply(text))
                    : new WrongTextException(line, words.apply(error.words()), MarkedText.of(text, error.span()));
        }
        return tree;
    }
}
