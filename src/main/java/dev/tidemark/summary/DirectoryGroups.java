package dev.tidemark.summary;

import dev.tidemark.path.Directory;
import dev.tidemark.path.DirectoryAnswers;
import java.util.function.ToLongFunction;

/** Counts directories. What a directory is called is found out once for all its files. Not thread-safe. */
final class DirectoryGroups extends Groups implements ToLongFunction<Directory> {

    private final DirectoryAnswers answers = new DirectoryAnswers();
    private final TextNumbers numbers = new TextNumbers(this);

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
        return numbers.number(Folders.cut(path, grouping().depth()));
    }

    @Override
    String value(int number) {
        String path = numbers.text(number);
        return path.isEmpty() ? "\\" : path;
    }
}
