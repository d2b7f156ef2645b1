package dev.tidemark.ui.shell;

import dev.tidemark.backend.VolumeFacts;
import dev.tidemark.capture.DriveLetter;
import dev.tidemark.capture.RecordOrigin;
import dev.tidemark.capture.Source;
import dev.tidemark.field.FieldReader.Texts;
import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.OriginFields;
import dev.tidemark.field.RecordField;
import dev.tidemark.field.RecordView;
import dev.tidemark.store.RecordCursor;
import dev.tidemark.store.RecordKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the sources of rows are called: the fields {@code volume}, {@code source} and {@code origin} tell it of each row. Safe from any thread; sources
 * are entered once, and stay known.
 */
final class SourceNames {

    private static final double VOLUME_WIDTH = 72;
    private static final double SOURCE_WIDTH = 150;

    private final Map<Integer, Names> bySource = new ConcurrentHashMap<>();

    /** The volume, empty where nothing tells it, the source, and which copy of a journal it is. */
    private record Names(String volume, String source, String origin) {

        static final Names NONE = new Names("", "", "");
    }

    void enter(Source source) {
        bySource.put(
                source.store().source(),
                new Names(volume(source), source.title(), source.origin().id()));
    }

    private static String volume(Source source) {
        VolumeFacts volume = source.volume();
        if (volume != null) {
            return volume.name();
        }
        try {
            return DriveLetter.of(Path.of(source.location()));
        } catch (InvalidPathException e) {
            return "";
        }
    }

    /** The fields that there are, and those of the sources. */
    FieldRegistry in(FieldRegistry fields) {
        return fields.with(
                OriginFields.volume(text(Names::volume))
                        .column("volume", VOLUME_WIDTH, false)
                        .ofOthers()
                        .build(),
                OriginFields.source(text(Names::source))
                        .column("read_from", SOURCE_WIDTH, false)
                        .ofOthers()
                        .build(),
                OriginFields.origin(RecordOrigin.ids(), text(Names::origin))
                        .column("origin", VOLUME_WIDTH, false)
                        .ofOthers()
                        .build());
    }

    private Texts text(Function<Names, String> part) {
        return view -> part.apply(names(view));
    }

    private Names names(RecordView view) {
        RecordCursor row = view.cursor();
        Names known = row == null ? null : bySource.get(RecordKey.source(row.sourceKey()));
        return known == null ? Names.NONE : known;
    }

    /** Which of the fields tells some sources apart: the volume where each has one of its own. */
    RecordField telling(List<Source> sources, FieldRegistry fields) {
        Set<String> volumes = new HashSet<>();
        for (Source source : sources) {
            String volume = Objects.requireNonNullElse(
                            bySource.get(source.store().source()), Names.NONE)
                    .volume();
            if (volume.isEmpty() || !volumes.add(volume)) {
                return fields.get(OriginFields.SOURCE);
            }
        }
        return fields.get(OriginFields.VOLUME);
    }
}
