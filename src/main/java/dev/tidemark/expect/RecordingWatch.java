package dev.tidemark.expect;

import dev.tidemark.expect.Expectation.ClosedFolder;
import java.util.List;

/** Looks for all that happens in some folders, or on the whole volume. Immutable. */
public record RecordingWatch(List<ClosedFolder> folders) implements WatchedRun.Watch {

    /**
     * In these folders.
     *
     * @param paths from the root, with backslashes; none for the whole volume
     */
    public static RecordingWatch in(List<String> paths) {
        return new RecordingWatch(paths.stream()
                .map(path -> new ClosedFolder(0, PathPattern.parse(PathPattern.literally(path))))
                .toList());
    }

    @Override
    public boolean matters(SeenLife life) {
        return !life.isNowhere() && (folders.isEmpty() || folders.stream().anyMatch(folder -> folder.has(life)));
    }

    @Override
    public boolean isDone(List<SeenLife> lives) {
        return !lives.isEmpty() && open(lives).isEmpty();
    }

    @Override
    public List<SeenLife> open(List<SeenLife> lives) {
        return lives.stream().filter(SeenLife::isOpen).toList();
    }
}
