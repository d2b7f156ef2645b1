package dev.tidemark.ui.sessions;

import dev.tidemark.capture.Source;
import dev.tidemark.session.Session;
import dev.tidemark.session.SessionSource;
import dev.tidemark.session.SessionText;
import dev.tidemark.text.Escapes;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session that a person may go on with. Immutable.
 *
 * @param words what it is, one line
 * @param session the session
 * @param of the capture that it came with; {@code null} for one of a window
 */
public record SessionOffer(
        String words, Session session, @Nullable Source of) {

    private static final int MOST_NAMES = 3;
    private static final int MOST_FILTER = 80;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /**
     * One of a window.
     *
     * @param zone in which its time is told
     */
    static SessionOffer of(SessionText.Dated saved, ZoneId zone) {
        Session session = saved.session();
        String when = MINUTES.format(saved.saved().atZone(zone));
        String words = Messages.text("session.offer", when, names(session)) + filter(session);
        return new SessionOffer(OneLine.of(words), session, null);
    }

    /** One that a capture was saved with. */
    static SessionOffer of(Session session, Source capture) {
        String words = Messages.text("session.offer.capture", capture.title()) + filter(session);
        return new SessionOffer(OneLine.of(words), session, capture);
    }

    private static String names(Session session) {
        String names = session.sources().stream()
                .limit(MOST_NAMES)
                .map(SessionOffer::name)
                .collect(Collectors.joining(", "));
        int more = session.sources().size() - MOST_NAMES;
        return more > 0 ? Messages.text("session.offer.more", names, more) : names;
    }

    private static String name(SessionSource source) {
        return Escapes.name(source.name().isBlank() ? source.location() : source.name());
    }

    private static String filter(Session session) {
        String filter = OneLine.of(session.view().filter().strip());
        if (filter.isEmpty()) {
            return "";
        }
        String shown = filter.length() > MOST_FILTER ? filter.substring(0, MOST_FILTER) + "…" : filter;
        return " " + Messages.text("session.offer.filter", shown);
    }
}
