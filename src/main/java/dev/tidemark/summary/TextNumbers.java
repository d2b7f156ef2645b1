package dev.tidemark.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of texts among {@link Groups}. Not thread-safe. */
final class TextNumbers {

    private final Groups groups;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    TextNumbers(Groups groups) {
        this.groups = groups;
    }

    /** The number of a text; that of the rest for one that comes when there are as many as are kept. */
    int number(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        int number = groups.more(Groups.MOST_VALUES);
        if (number != Groups.REST) {
            numbers.put(text, number);
            texts.add(text);
        }
        return number;
    }

    String text(int number) {
        return texts.get(number - Groups.FIRST);
    }
}
