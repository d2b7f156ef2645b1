package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import java.util.ArrayList;
import java.util.List;

/** Closes sources: a fault in one does not keep the readers of the others. Stateless; waits for readers. */
final class SourceClosing {

    private SourceClosing() {}

    /** Closes all of them; what was thrown meanwhile is thrown when all were asked to. */
    static void all(List<Source> sources) {
        List<RuntimeException> faults = new ArrayList<>();
        for (Source source : sources) {
            try {
                source.close();
            } catch (RuntimeException e) {
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            RuntimeException first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
    }
}
