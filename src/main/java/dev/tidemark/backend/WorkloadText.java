package dev.tidemark.backend;

import dev.tidemark.backend.WorkloadVerb.Argument;
import dev.tidemark.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the text of a {@link WorkloadScript}, once. Not thread-safe. */
final class WorkloadText {

    private static final String RUN = "run";
    private static final int MOST_SHOWN = 60;

    private final String name;
    private final List<WorkloadStep> before = new ArrayList<>();
    private final List<WorkloadStep> steps = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private List<WorkloadStep> current = before;
    private boolean runs;

    WorkloadText(String name) {
        this.name = name;
    }

    WorkloadScript parse(String text) {
        if (text.length() > WorkloadScript.MOST_CHARS) {
            throw WorkloadScript.wrong(name, 1, Messages.text("workload.large", WorkloadScript.MOST_CHARS));
        }
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(WorkloadScript.HEADER)) {
            throw WorkloadScript.wrong(name, 1, Messages.text("workload.header", WorkloadScript.HEADER));
        }
        for (int i = 1; i < lines.size(); i++) {
            take(i + 1, words(i + 1, lines.get(i)));
        }
        if (!runs) {
            throw WorkloadScript.wrong(name, lines.size(), Messages.text("workload.norun"));
        }
        return new WorkloadScript(name, List.copyOf(before), List.copyOf(steps));
    }

    private void take(int line, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        if (words.equals(List.of(RUN)) && !runs) {
            runs = true;
            current = steps;
            open.clear();
            return;
        }
        if (before.size() + steps.size() == WorkloadScript.MOST_STEPS) {
            throw WorkloadScript.wrong(name, line, Messages.text("workload.many", WorkloadScript.MOST_STEPS));
        }
        current.add(step(line, words));
    }

    private WorkloadStep step(int line, List<String> words) {
        WorkloadVerb verb = WorkloadVerb.of(words.getFirst())
                .orElseThrow(() -> WorkloadScript.wrong(
                        name,
                        line,
                        Messages.text(
                                "workload.verb",
                                shown(words.getFirst()),
                                Arrays.stream(WorkloadVerb.values())
                                        .map(WorkloadVerb::word)
                                        .collect(Collectors.joining(", ")))));
        List<Argument> arguments = verb.arguments();
        if (words.size() != arguments.size() + 1) {
            String wanted = arguments.stream().map(Argument::words).collect(Collectors.joining(", "));
            throw WorkloadScript.wrong(
                    name, line, Messages.text("workload.arguments", verb.word(), arguments.size(), wanted));
        }
        String handle = "";
        String path = "";
        long[] numbers = new long[2];
        int count = 0;
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            String word = words.get(i + 1);
            switch (argument) {
                case NEW_HANDLE, HANDLE -> handle = handle(line, argument, word);
                case PATH -> path = path(line, word);
                case NUMBER, SOURCE, ATTRIBUTES, REASON -> numbers[count++] = number(line, argument, word);
            }
        }
        if (!runs && (verb == WorkloadVerb.PAUSE || verb == WorkloadVerb.EXIT)) {
            throw WorkloadScript.wrong(name, line, Messages.text("workload.behind", verb.word()));
        }
        if (verb == WorkloadVerb.PAUSE && numbers[0] > WorkloadVerb.LONGEST_PAUSE) {
            throw wrong(line, Argument.NUMBER, words.get(1));
        }
        return new WorkloadStep(line, verb, handle, path, numbers[0], numbers[1]);
    }

    private String handle(int line, Argument argument, String word) {
        if (argument == Argument.NEW_HANDLE ? !word.matches("\\w{1,32}") : !open.contains(word)) {
            throw wrong(line, argument, word);
        }
        open.add(word);
        return word;
    }

    private String path(int line, String word) {
        if (!word.matches("(\\\\[^\\\\]{1,255}){1,64}")) {
            throw wrong(line, Argument.PATH, word);
        }
        return word;
    }

    private long number(int line, Argument argument, String word) {
        try {
            return argument.number(word);
        } catch (IllegalArgumentException e) {
            throw wrong(line, argument, word);
        }
    }

    private IllegalArgumentException wrong(int line, Argument argument, String word) {
        return WorkloadScript.wrong(name, line, Messages.text("workload.argument", shown(word), argument.words()));
    }

    private static String shown(String word) {
        return word.length() <= MOST_SHOWN ? word : word.substring(0, MOST_SHOWN) + "…";
    }

    /** The words of a line; a remark has none. */
    private List<String> words(int line, String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && text.charAt(at) != '#') {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean quoted = text.charAt(at) == '"';
            int end = quoted ? text.indexOf('"', at + 1) : blank(text, at);
            if (end < 0) {
                throw WorkloadScript.wrong(name, line, Messages.text("workload.quote"));
            }
            words.add(text.substring(quoted ? at + 1 : at, end));
            at = quoted ? end + 1 : end;
        }
        return words;
    }

    private static int blank(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
