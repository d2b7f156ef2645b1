package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sources that were opened in the background and are not shown yet: else nobody would close them, and what they keep in the
 * temporary folder would stay there, when the window ends meanwhile. Safe from any thread.
 */
final class ArrivingSources {

    private final Queue<Source> sources = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Takes one; it is closed here when the window has ended meanwhile, which waits for its readers. */
    void add(Source source) {
        sources.add(source);
        if (closed && sources.remove(source)) {
            source.close();
        }
    }

    /** Somebody else closes it from now on. */
    void arrived(Source source) {
        sources.remove(source);
    }

    /** Gives away those there are, to be closed; what comes later is closed as it comes. */
    List<Source> end() {
        closed = true;
        List<Source> left = new ArrayList<>();
        for (Source source = sources.poll(); source != null; source = sources.poll()) {
            left.add(source);
        }
        return left;
    }
}
