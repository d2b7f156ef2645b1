package dev.tidemark.cli;

import dev.tidemark.capture.EvidenceFolder;
import dev.tidemark.text.ErrorLines;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The SOURCEs of a command as they were typed, folders of evidence with all that is in them. Used by one thread. A folder is looked
 * through when it is added; what is named twice, or found in a folder that was named too, is one source.
 */
final class SourceList {

    private final Function<String, SourceArgument> parse;
    private final PrintStream err;
    private final List<NamedSource> sources = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();
    private boolean several;

    private SourceList(Function<String, SourceArgument> parse, PrintStream err) {
        this.parse = parse;
        this.err = err;
    }

    /**
     * Takes what was typed.
     *
     * @param parse makes a source of a text
     * @param err is told what a folder holds
     */
    static SourceList of(List<String> texts, Function<String, SourceArgument> parse, PrintStream err) {
        SourceList list = new SourceList(parse, err);
        list.several = texts.size() > 1;
        texts.forEach(list::add);
        return list;
    }

    /** All of them, in their order. */
    List<NamedSource> all() {
        return List.copyOf(sources);
    }

    /** Whether each is told apart: several were typed, or a folder, however many there are in it. */
    boolean areSeveral() {
        return several;
    }

    private void add(String text) {
        SourceArgument argument = parse.apply(text);
        Path folder = argument.evidenceFolder();
        if (folder == null) {
            add(NamedSource.of(argument));
            return;
        }
        several = true;
        EvidenceFolder in = EvidenceFolder.of(folder);
        in.found().forEach(found -> add(NamedSource.found(found.path(), found.problem())));
        long readable =
                in.found().stream().filter(found -> found.problem() == null).count();
        ErrorLines.say(err, Messages.text("cli.sources.folder", folder, readable, in.others(), in.links()));
        if (in.found().isEmpty()) {
            add(NamedSource.found(folder, nothingIn(folder)));
        }
    }

    private static Problem nothingIn(Path folder) {
        return Problem.refusal(
                Messages.text("cli.sources.none", folder),
                Messages.text("cli.sources.none.here"),
                Messages.text("cli.sources.none.next"));
    }

    private void add(NamedSource source) {
        if (known.add(identity(source))) {
            sources.add(source);
        }
    }

    /** A file by whatever name. What is not there is known by its name. */
    private static Object identity(NamedSource source) {
        if (source.argument().isVolume()) {
            return source.volume();
        }
        try {
            return Path.of(source.name()).toRealPath();
        } catch (IOException | InvalidPathException e) {
            return source.name();
        }
    }
}
