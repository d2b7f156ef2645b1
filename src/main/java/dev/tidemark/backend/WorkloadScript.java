package dev.tidemark.backend;

import dev.tidemark.text.Messages;
import java.util.List;

/**
 * What a simulated program does, line by line: a header, what must be there before, the word {@code run}, and what it does. A line is a
 * {@link WorkloadVerb} with its arguments; what has blanks in it stands in quotation marks, and {@code #} begins a remark. Immutable.
 *
 * @param name of the file, or of the workload that comes with Tidemark
 * @param before what it wants to find
 * @param steps what it does
 */
public record WorkloadScript(String name, List<WorkloadStep> before, List<WorkloadStep> steps) {

    /** The first line. */
    public static final String HEADER = "tidemark-workload 1";

    /** A longer one is refused. */
    public static final int MOST_CHARS = 1 << 20;

    /** More are refused. */
    public static final int MOST_STEPS = 10_000;

    /**
     * Reads one.
     *
     * @param name is said with what is wrong
     * @throws IllegalArgumentException its message names the script, the line, what is wrong, and what belongs there
     */
    public static WorkloadScript parse(String name, String text) {
        return new WorkloadText(name).parse(text);
    }

    static IllegalArgumentException wrong(String name, int line, String words) {
        return new IllegalArgumentException(Messages.text("workload.wrong", name, line, words));
    }
}
