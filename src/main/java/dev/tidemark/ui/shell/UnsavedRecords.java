package dev.tidemark.ui.shell;

import dev.tidemark.capture.Source;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Which live records would be lost with the window: those that were read and are in no capture yet. Belongs to the FX thread.
 */
final class UnsavedRecords {

    private final Map<Source, Long> saved = new WeakHashMap<>();

    /**
     * Notes that a source was saved.
     *
     * @param end the record up to which, exclusive, it is in the capture
     */
    void saved(Source source, long end) {
        saved.merge(source, end, Math::max);
    }

    /** Those of some sources that hold live records which are in no capture. */
    List<Source> among(List<Source> open) {
        return open.stream().filter(this::isUnsaved).toList();
    }

    /** Rows that tell of reading alone are nothing to lose. */
    private boolean isUnsaved(Source source) {
        return source.reading() != null
                && source.state().done() > 0
                && source.store().size() > 0
                && source.store().endRecord() > saved.getOrDefault(source, 0L);
    }
}
