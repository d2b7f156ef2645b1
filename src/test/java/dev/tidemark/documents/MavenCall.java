package dev.tidemark.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a line asks of Maven. Pure functions.
 *
 * @param profiles those of -P
 * @param options everything else that begins with a hyphen
 * @param goals phases and goals, in their order
 */
record MavenCall(Set<String> profiles, List<String> options, List<String> goals) {

    /** The phases of a build that pages name, in their order. */
    private static final List<String> PHASES =
            List.of("validate", "process-sources", "compile", "test-compile", "test", "package", "verify");

    /** A build that must not run inside this one: it makes the folder anew that is being tested. */
    private static final Set<String> LONG = Set.of("package", "verify");

    static MavenCall of(String line) {
        Set<String> profiles = new TreeSet<>();
        List<String> options = new ArrayList<>();
        List<String> goals = new ArrayList<>();
        for (String word : line.split("\\s+(?=([^']*'[^']*')*[^']*$)")) {
            if (word.startsWith("-P")) {
                profiles.addAll(Arrays.asList(word.substring(2).split(",")));
            } else if (word.startsWith("-")) {
                options.add(word);
            } else if (!word.equals("mvn") && !word.equals("maven")) {
                goals.add(word);
            }
        }
        return new MavenCall(profiles, options, goals);
    }

    boolean isLong() {
        return goals.stream().anyMatch(LONG::contains);
    }

    /** Whether there is nothing in it that Maven would look for in vain, or pass over. */
    boolean isKnown() {
        return !goals.isEmpty()
                && goals.stream().allMatch(goal -> PHASES.contains(goal) || goal.startsWith("exec:exec"));
    }

    /** Whether whoever ran this one has run the other too: the same profiles, up to that phase or a later one. */
    boolean includes(MavenCall other) {
        return profiles.equals(other.profiles) && last() >= other.last();
    }

    private int last() {
        return goals.stream().mapToInt(PHASES::indexOf).max().orElse(-1);
    }

    /** The call with another goal, which only looks at the POM. */
    String validating() {
        String chosen = profiles.isEmpty() ? "" : " -P" + String.join(",", profiles);
        return "mvn" + chosen
                + options.stream()
                        .filter(option -> !option.equals("-q"))
                        .collect(Collectors.joining(" ", " ", " validate"));
    }
}
