package dev.tidemark.backend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The workloads that come with Tidemark, by name: what programs commonly do to files. Pure functions, safe from any thread. */
public final class BuiltInWorkloads {

    private static final Map<String, String> TEXTS = read();

    private BuiltInWorkloads() {}

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(BuiltInWorkloads.class.getResourceAsStream("workloads.txt"))) {
            return sections(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("[")) {
                name = line.substring(1, line.indexOf(']'));
                sections.put(name, WorkloadScript.HEADER + "\n");
            } else if (!name.isEmpty()) {
                sections.merge(name, line + "\n", String::concat);
            }
        }
        return sections;
    }

    /** Their names, in the order of the file. */
    public static List<String> names() {
        return List.copyOf(TEXTS.keySet());
    }

    /** The text of one, as a file of its own has it. */
    public static Optional<String> text(String name) {
        return Optional.ofNullable(TEXTS.get(name));
    }

    /** One of them. */
    public static Optional<WorkloadScript> named(String name) {
        return text(name).map(text -> WorkloadScript.parse(name, text));
    }
}
