package dev.tidemark.summary;

import dev.tidemark.path.Directory;
import dev.tidemark.path.DirectoryAnswers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Counts directories. What a directory is called is found out once for all its files. Not thread-safe. */
final class DirectoryGroups extends Groups implements ToLongFunction<Directory> {

    private final DirectoryAnswers answers = new DirectoryAnswers();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> paths = new ArrayList<>();

    DirectoryGroups(Grouping grouping) {
        super(grouping);
    }

    @Override
    void add(CountedRow row) {
        long number = row.isRoot() ? number("") : row.ofDirectory(answers, this);
        addTo(number < 0 ? ABSENT : (int) number, row);
    }

    @Override
    public long applyAsLong(Directory directory) {
        return number(directory.path());
    }

    private int number(String path) {
        String cut = Folders.cut(path, grouping().depth());
        Integer known = numbers.get(cut);
        if (known != null) {
            return known;
        }
        int number = more(MOST_VALUES);
        if (number != REST) {
            numbers.put(cut, number);
            paths.add(cut);
        }
        return number;
    }

    @Override
    String value(int number) {
        String path = paths.get(number - FIRST);
        return path.isEmpty() ? "\\" : path;
    }
}
