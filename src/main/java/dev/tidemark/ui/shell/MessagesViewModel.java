package dev.tidemark.ui.shell;

import dev.tidemark.ui.common.ViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which message the window shows: what reports success goes by itself, what went wrong stays until it is closed, and is
 * there again when what was told meanwhile has gone. Belongs to the FX thread.
 */
@ViewModel
final class MessagesViewModel {

    private static final long NEWS_NANOS = 6_000_000_000L;

    /** Of those that stay; nobody reads more. */
    static final int MOST = 20;

    private final LongSupplier nanoTime;
    private final List<Message> staying = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyIntegerWrapper more = new ReadOnlyIntegerWrapper(this, "more");
    private @Nullable Message news;
    private long since;
    private boolean held;

    MessagesViewModel(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Shows a message before all others. */
    void tell(Message message) {
        if (message.level().stays()) {
            staying.remove(message);
            staying.add(message);
            if (staying.size() > MOST) {
                staying.removeFirst();
            }
            news = null;
        } else {
            news = message;
            since = nanoTime.getAsLong();
        }
        publish();
    }

    /** Says something that is good to know, for a while. */
    void say(String text) {
        if (!text.isEmpty()) {
            tell(Message.note(text));
        }
    }

    /** Lets what is shown stay as long as somebody reads it. */
    void hold(boolean on) {
        held = on;
        since = nanoTime.getAsLong();
    }

    /** Lets go of what was shown long enough; once a frame. */
    void pulse() {
        if (news != null && !held && nanoTime.getAsLong() - since >= NEWS_NANOS) {
            news = null;
            publish();
        }
    }

    /** Closes what is shown; what was not closed before comes back. */
    void close() {
        if (news != null) {
            news = null;
        } else if (!staying.isEmpty()) {
            staying.removeLast();
        }
        publish();
    }

    /** Whether something is shown that stays. */
    boolean stays() {
        return news == null && !staying.isEmpty();
    }

    private void publish() {
        Message last = staying.isEmpty() ? null : staying.getLast();
        shown.set(news == null ? last : news);
        more.set(news == null ? Math.max(0, staying.size() - 1) : staying.size());
    }

    /** The message that is shown; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable Message> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** How many more there are behind it. */
    ReadOnlyIntegerProperty moreProperty() {
        return more.getReadOnlyProperty();
    }
}
