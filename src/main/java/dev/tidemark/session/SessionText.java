package dev.tidemark.session;

import dev.tidemark.capture.CaptureAddition;
import dev.tidemark.capture.JsonFields;
import dev.tidemark.field.Citation;
import dev.tidemark.filter.language.FilterParser;
import dev.tidemark.text.ContentException;
import dev.tidemark.text.Messages;
import dev.tidemark.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.jr.ob.JSON;

/**
 * Sessions as a file: one JSON object, indented. Pure functions. Anyone may have written what is read; it is bounded, and whatever it
 * says of sources is only said.
 */
public final class SessionText {

    /** The most bytes that are read, or kept. */
    public static final int MOST_BYTES = CaptureAddition.SESSION.most();

    private static final int FORMAT = 1;
    private static final int MOST_NAMES = 1_000;
    private static final int MOST_PANES = 64;
    private static final int LONGEST_NAME = 200;
    private static final String TOGETHER = "together";
    private static final String UTC = "utc";
    private static final String LOCAL = "local";
    private static final JSON INDENTED = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private SessionText() {}

    /** A session that was read, and when it was saved. */
    public record Dated(Session session, Instant saved) {}

    // --- writing

    /**
     * The bytes of a session.
     *
     * @throws IOException if they are more than are read again
     */
    public static byte[] write(Session session, Instant saved) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("saved", saved.toString());
        all.put("sources", sources(session));
        all.put("shown", session.shown());
        all.put("view", fields(session.view()));
        all.put("window", fields(session.window()));
        byte[] bytes = (INDENTED.asString(all) + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IOException(Messages.text("session.large", MOST_BYTES));
        }
        return bytes;
    }

    private static List<Map<String, Object>> sources(Session session) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (SessionSource source : session.sources()) {
            Map<String, Object> fields = fields(source);
            if (session.together().contains(all.size())) {
                fields.put(TOGETHER, true);
            }
            all.add(fields);
        }
        return all;
    }

    static Map<String, Object> fields(SessionSource source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", source.kind().id());
        fields.put("location", source.location());
        fields.put("name", source.name());
        source.serial().ifPresent(serial -> fields.put("serial", Long.toHexString(serial)));
        source.journalId().ifPresent(id -> fields.put("journal", String.format(Locale.ROOT, "%016x", id)));
        if (!source.table().isEmpty()) {
            fields.put("table", source.table());
        }
        return fields;
    }

    private static Map<String, Object> fields(SessionView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("filter", view.filter());
        fields.put("presets", view.presets());
        fields.put("columns", view.columns());
        fields.put("sort", view.sort());
        fields.put("ascending", view.ascending());
        fields.put("zone", view.utc() ? UTC : LOCAL);
        fields.put("lives", view.lives());
        SessionPlace place = view.place();
        fields.put("follows", place.follows());
        put(fields, "first", place.first());
        put(fields, "lead", place.lead());
        fields.put(
                "selected",
                place.selected().stream()
                        .map(stretch -> List.of(
                                stretch.first().toString(), stretch.last().toString()))
                        .flatMap(List::stream)
                        .toList());
        return fields;
    }

    private static void put(Map<String, Object> fields, String key, @Nullable Citation citation) {
        if (citation != null) {
            fields.put(key, citation.toString());
        }
    }

    private static Map<String, Object> fields(SessionWindow window) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("place", window.place());
        fields.put("maximized", window.maximized());
        fields.put("shown", new TreeMap<>(window.shown()));
        fields.put("sizes", new TreeMap<>(window.sizes()));
        return fields;
    }

    // --- reading

    /**
     * Reads a session.
     *
     * @param place where it is from, for what is wrong
     * @throws IOException if it is not what {@link #write} makes; names the field
     */
    public static Dated read(String place, byte[] written) throws IOException {
        if (written.length > MOST_BYTES) {
            throw new IOException(Messages.text("error.file.what", place, Messages.text("session.large", MOST_BYTES)));
        }
        return read(place, JsonFields.parse(place, Utf8.read(place, written)));
    }

    private static Dated read(String place, JsonFields all) throws IOException {
        if (all.count("format") != FORMAT) {
            throw new ContentException(Messages.text("session.format", place));
        }
        List<SessionSource> sources = new ArrayList<>();
        List<Integer> together = new ArrayList<>();
        for (JsonFields source : all.objects("sources")) {
            if (sources.size() == Session.MOST_SOURCES) {
                throw all.wrong("sources");
            }
            if (source.flag(TOGETHER, false)) {
                together.add(sources.size());
            }
            sources.add(source(source));
        }
        long shown = all.number("shown");
        if (shown < -1 || shown >= sources.size()) {
            throw all.wrong("shown");
        }
        if (!together.isEmpty() && !Session.isList(together, (int) shown, sources.size())) {
            throw all.wrong("shown");
        }
        SessionView view = view(all.object("view"));
        SessionWindow window = window(all.object("window"));
        return new Dated(new Session(sources, (int) shown, together, view, window), saved(all));
    }

    private static Instant saved(JsonFields all) throws IOException {
        try {
            return Instant.parse(all.text("saved"));
        } catch (DateTimeException e) {
            throw all.wrong("saved");
        }
    }

    static SessionSource source(JsonFields fields) throws IOException {
        SessionSource.Kind kind = SessionSource.Kind.of(fields.text("kind")).orElse(null);
        if (kind == null) {
            throw fields.wrong("kind");
        }
        try {
            return new SessionSource(
                    kind,
                    fields.text("location"),
                    fields.text("name", ""),
                    fields.hexIfThere("serial"),
                    fields.hexIfThere("journal"),
                    fields.text("table", ""));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("location");
        }
    }

    private static SessionView view(JsonFields fields) throws IOException {
        String filter = fields.text("filter");
        if (filter.length() > FilterParser.MOST_LENGTH) {
            throw fields.wrong("filter");
        }
        String zone = fields.text("zone");
        if (!zone.equals(UTC) && !zone.equals(LOCAL)) {
            throw fields.wrong("zone");
        }
        return new SessionView(
                filter,
                fields.texts("presets", MOST_NAMES, LONGEST_NAME),
                fields.texts("columns", MOST_NAMES, LONGEST_NAME),
                fields.text("sort"),
                fields.flag("ascending"),
                zone.equals(UTC),
                fields.flag("lives", false),
                place(fields));
    }

    private static SessionPlace place(JsonFields fields) throws IOException {
        List<Citation> ends = new ArrayList<>();
        for (String end : fields.texts("selected", 2 * SessionPlace.MOST_STRETCHES, LONGEST_NAME)) {
            ends.add(Citation.parse(end).orElseThrow(() -> fields.wrong("selected")));
        }
        if (ends.size() % 2 != 0) {
            throw fields.wrong("selected");
        }
        List<SessionPlace.Stretch> selected = new ArrayList<>();
        for (int i = 0; i < ends.size(); i += 2) {
            selected.add(new SessionPlace.Stretch(ends.get(i), ends.get(i + 1)));
        }
        return new SessionPlace(fields.flag("follows"), citation(fields, "first"), citation(fields, "lead"), selected);
    }

    private static @Nullable Citation citation(JsonFields fields, String key) throws IOException {
        if (!fields.has(key)) {
            return null;
        }
        return Citation.parse(fields.text(key)).orElseThrow(() -> fields.wrong(key));
    }

    private static SessionWindow window(JsonFields fields) throws IOException {
        String place = fields.text("place");
        if (place.length() > LONGEST_NAME) {
            throw fields.wrong("place");
        }
        Map<String, Boolean> shown = new LinkedHashMap<>();
        JsonFields panes = fields.object("shown");
        for (String pane : panes.keys("shown", MOST_PANES, LONGEST_NAME)) {
            shown.put(pane, panes.flag(pane));
        }
        Map<String, Integer> sizes = new LinkedHashMap<>();
        JsonFields measures = fields.object("sizes");
        for (String pane : measures.keys("sizes", MOST_PANES, LONGEST_NAME)) {
            sizes.put(pane, measures.count(pane));
        }
        return new SessionWindow(place, fields.flag("maximized"), shown, sizes);
    }
}
