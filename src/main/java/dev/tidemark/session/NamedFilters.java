package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.filter.language.FilterError;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Filters with names as they stand in a file, with what a person wrote around them. Immutable.
 *
 * @param <T> the kind of filters
 * @param entries in their order
 * @param comments that stand behind the last
 * @param problems what could not be read, each in one line
 */
record NamedFilters<T extends NamedFilter<T>>(List<Entry<T>> entries, List<String> comments, List<String> problems) {

    /** The most bytes that are read, or kept. */
    static final int MOST_BYTES = 1 << 20;

    /**
     * A filter in a file.
     *
     * @param line the number of the line that its text begins in
     * @param comments that stand before it
     */
    record Entry<T extends NamedFilter<T>>(T filter, int line, List<String> comments) {}

    NamedFilters {
        entries = List.copyOf(entries);
        comments = List.copyOf(comments);
        problems = List.copyOf(problems);
    }

    /** What a file holds that is not there. */
    static <T extends NamedFilter<T>> NamedFilters<T> none() {
        return new NamedFilters<>(List.of(), List.of(), List.of());
    }

    /**
     * Reads the bytes of a file.
     *
     * @param place where they are from, for what is wrong
     * @throws IOException if they are no text
     */
    static <T extends NamedFilter<T>> NamedFilters<T> read(String place, byte[] written, NamedFilterForm<T> form)
            throws IOException {
        String text = Utf8.read(place, written);
        return read(text.startsWith("\ufeff") ? text.substring(1) : text, form);
    }

    /** Reads a text. */
    static <T extends NamedFilter<T>> NamedFilters<T> read(String text, NamedFilterForm<T> form) {
        SectionText.Read read = SectionText.read(text, form.properties(), NamedFilterForm.MOST);
        List<String> problems = new ArrayList<>(read.problems());
        List<Entry<T>> entries = new ArrayList<>();
        for (SectionText.Section section : read.sections()) {
            T filter = form.read(section, words -> problems.add(SectionText.inLine(section.line(), OneLine.of(words))));
            entries.add(new Entry<>(filter, section.textLine(), ofPersons(section.comments(), form)));
        }
        return new NamedFilters<>(entries, ofPersons(read.comments(), form), problems);
    }

    /** What every file begins with is not said again. */
    private static List<String> ofPersons(List<String> comments, NamedFilterForm<?> form) {
        List<String> own = form.heading().lines().toList();
        return comments.stream().filter(line -> !own.contains(line)).toList();
    }

    /** The filters alone. */
    List<T> filters() {
        return entries.stream().map(Entry::filter).toList();
    }

    /** What cannot be used though it is kept, each in one line that begins with the number of its line. */
    List<String> wrong(FieldRegistry registry) {
        List<String> wrong = new ArrayList<>();
        for (Entry<T> entry : entries) {
            T filter = entry.filter();
            FilterError error = filter.error(registry);
            if (error != null) {
                String before = filter.text()
                        .substring(
                                0, Math.min(error.span().from(), filter.text().length()));
                int line = entry.line()
                        + (int) before.chars().filter(c -> c == '\n').count();
                String words = Messages.text("preset.wrong", filter.name(), error.words());
                wrong.add(SectionText.inLine(line, OneLine.of(words)));
            }
        }
        return wrong;
    }

    /** Other filters with the comments of these: of one in another's place those of the other. */
    NamedFilters<T> with(List<T> others) {
        Map<T, Entry<T>> known = new IdentityHashMap<>();
        entries.forEach(entry -> known.put(entry.filter(), entry));
        List<Entry<T>> now = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            T other = others.get(i);
            Entry<T> entry = known.get(other);
            List<String> said = entry != null ? entry.comments() : List.of();
            if (entry == null
                    && others.size() == entries.size()
                    && !holds(others, entries.get(i).filter())) {
                said = entries.get(i).comments();
            }
            now.add(new Entry<>(other, 0, said));
        }
        return new NamedFilters<>(now, comments, List.of());
    }

    private static <T> boolean holds(List<T> list, T itself) {
        return list.stream().anyMatch(each -> each == itself);
    }

    /**
     * The bytes of a file.
     *
     * @throws IOException if they are more than are read again, or cannot be written
     */
    byte[] bytes(NamedFilterForm<T> form) throws IOException {
        List<SectionText.Section> sections = entries.stream()
                .map(entry -> new SectionText.Section(
                        entry.filter().name(),
                        0,
                        form.properties(entry.filter()),
                        entry.filter().text(),
                        0,
                        entry.comments()))
                .toList();
        String text = form.heading() + "\n\n" + SectionText.write(sections, comments, form.properties());
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        if (encoded.remaining() > MOST_BYTES || entries.size() > NamedFilterForm.MOST) {
            throw new IOException(Messages.text("preset.full", NamedFilterForm.MOST, MOST_BYTES));
        }
        return Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.limit());
    }
}
