package dev.tidemark.backend.simulated;

import dev.tidemark.usn.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Counts, over the records of journals, which of the simulator's rules they keep, and the shapes that the lives of files take.
 * A life goes from the first record after a close to the next record with CLOSE. Not thread-safe.
 */
final class JournalRules {

    private static final int CLOSE = Reason.CLOSE.bit();
    private static final int OLD_NAME = Reason.RENAME_OLD_NAME.bit();
    private static final int NEW_NAME = Reason.RENAME_NEW_NAME.bit();
    private static final int RENAME = OLD_NAME | NEW_NAME;
    private static final int CREATE = Reason.FILE_CREATE.bit();
    private static final int DELETE = Reason.FILE_DELETE.bit();

    /** A record, of whatever version. */
    record Entry(long usn, long time, int reasons, String file, String parent, String name) {}

    /** What the simulator keeps to. */
    enum Rule {
        USNS_RISE("USNs rise"),
        REASONS_STAY("a reason stays until the close (the old name gives way to the new one)"),
        REASONS_ONCE("a record before the close adds a reason"),
        CLOSE_CARRIES("the close record carries every reason of its life"),
        CLOSE_ADDS_NONE("the close record adds nothing but CLOSE, or the deletion"),
        CREATE_BEGINS("the creation begins a life, of an id that had none before"),
        DELETE_CLOSES("the deletion stands in a close record"),
        DELETED_IS_GONE("a deleted file has no record any more"),
        NEW_NAME_FOLLOWS("the old name is followed by the new one, with the same reasons"),
        NAME_STAYS("name and directory change with a rename only, within a life");

        private final String words;

        Rule(String words) {
            this.words = words;
        }
    }

    /** How often a rule was kept and broken, and the first place where it was broken. */
    record Count(long kept, long broken, String example) {

        Count and(boolean keeps, String where) {
            return new Count(
                    keeps ? kept + 1 : kept,
                    keeps ? broken : broken + 1,
                    keeps || !example.isEmpty() ? example : where);
        }
    }

    /** What may come at once: the first record of a life, or a later one, and what it adds. */
    record Shape(boolean begins, int added) {

        /** Whether it brings more than one reason, the rename's pair and CLOSE aside. */
        boolean isSeveral() {
            return Integer.bitCount(added & ~CLOSE) > 1;
        }

        /** Whether it is a whole life. */
        boolean isWhole() {
            return begins && (added & CLOSE) != 0;
        }

        @Override
        public String toString() {
            return (isWhole() ? "a life of one record: " : begins ? "a life begins with " : "a record adds ")
                    + Reason.symbols(added).replace("USN_REASON_", "");
        }
    }

    /** How often a shape was seen, and first where. */
    record Seen(long times, String example) {}

    private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);
    private final Map<Shape, Seen> shapes = new HashMap<>();
    private final Map<String, Entry> last = new HashMap<>();
    private String source = "";
    private long lastUsn;
    private long records;

    /** The records that follow are of another journal. */
    JournalRules begin(String journal) {
        source = journal;
        last.clear();
        lastUsn = -1;
        return this;
    }

    void take(Entry entry) {
        records++;
        count(Rule.USNS_RISE, entry.usn() > lastUsn, entry, null);
        lastUsn = entry.usn();
        Entry before = last.put(entry.file(), entry);
        boolean closed = before != null && (before.reasons() & CLOSE) != 0;
        if (before != null) {
            count(Rule.DELETED_IS_GONE, (before.reasons() & DELETE) == 0, entry, before);
        }
        if ((entry.reasons() & DELETE) != 0) {
            count(Rule.DELETE_CLOSES, (entry.reasons() & CLOSE) != 0, entry, before);
        }
        if (before == null || closed) {
            begins(entry, before);
        } else {
            goesOn(entry, before);
        }
    }

    /** Of a file that was not seen before, a close record may end a life that began before the journal does. */
    private void begins(Entry entry, @Nullable Entry before) {
        int reasons = entry.reasons();
        if ((reasons & CREATE) != 0) {
            count(Rule.CREATE_BEGINS, before == null, entry, before);
        }
        boolean alone = Integer.bitCount(reasons) == 1 || reasons == (DELETE | CLOSE);
        boolean sure = before != null || alone || (reasons & CREATE) != 0 && (reasons & CLOSE) == 0;
        if (sure) {
            see(new Shape(true, reasons), entry);
        }
    }

    private void goesOn(Entry entry, Entry before) {
        int had = before.reasons();
        int has = entry.reasons();
        int added = has & ~had;
        int lost = had & ~has & ~RENAME;
        boolean newNameLost = (had & NEW_NAME) != 0 && (has & RENAME) == 0;
        count(Rule.REASONS_STAY, lost == 0 && !newNameLost, entry, before);
        if ((has & CLOSE) == 0) {
            count(Rule.REASONS_ONCE, added != 0, entry, before);
        } else {
            count(Rule.CLOSE_CARRIES, lost == 0 && !newNameLost, entry, before);
            count(Rule.CLOSE_ADDS_NONE, (added & ~CLOSE & ~DELETE) == 0, entry, before);
        }
        if ((added & CREATE) != 0) {
            count(Rule.CREATE_BEGINS, false, entry, before);
        }
        if ((had & OLD_NAME) != 0) {
            count(
                    Rule.NEW_NAME_FOLLOWS,
                    (has & ~RENAME) == (had & ~RENAME) && (has & RENAME) == NEW_NAME,
                    entry,
                    before);
        } else {
            boolean same = entry.name().equals(before.name()) && entry.parent().equals(before.parent());
            count(Rule.NAME_STAYS, same, entry, before);
        }
        see(new Shape(false, added), entry);
    }

    private void count(Rule rule, boolean keeps, Entry entry, @Nullable Entry before) {
        String where = keeps
                ? ""
                : source + " USN " + entry.usn() + ": " + (before == null ? "" : hex(before.reasons()) + " → ")
                        + hex(entry.reasons()) + " " + entry.name();
        counts.merge(rule, new Count(0, 0, "").and(keeps, where), (old, one) -> old.and(keeps, where));
    }

    private static String hex(int reasons) {
        return String.format(Locale.ROOT, "%08x", reasons);
    }

    private void see(Shape shape, Entry entry) {
        Seen before = shapes.get(shape);
        shapes.put(
                shape,
                before == null
                        ? new Seen(1, source + " USN " + entry.usn() + " " + entry.name())
                        : new Seen(before.times() + 1, before.example()));
    }

    // --- what came of it

    long records() {
        return records;
    }

    Count of(Rule rule) {
        return Objects.requireNonNullElse(counts.get(rule), new Count(0, 0, ""));
    }

    Map<Shape, Seen> shapes() {
        return shapes;
    }

    /** The shapes that bring several reasons at once, or are a whole life, and were seen so often. */
    List<Shape> often(int times) {
        return shapes.entrySet().stream()
                .filter(entry -> entry.getKey().isSeveral() || entry.getKey().isWhole())
                .filter(entry -> entry.getValue().times() >= times)
                .map(Map.Entry::getKey)
                .toList();
    }

    long seen(Shape shape) {
        Seen seen = shapes.get(shape);
        return seen == null ? 0 : seen.times();
    }

    /** Rule, how often it was kept and broken, and where first. */
    String table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-75s %9s %7s  %s", "rule (" + records + " records)", "kept", "broken", "example"));
        for (Rule rule : Rule.values()) {
            Count count = of(rule);
            lines.add(String.format(
                    Locale.ROOT, "%-75s %9d %7d  %s", rule.words, count.kept(), count.broken(), count.example()));
        }
        return String.join("\n", lines);
    }

    /** The shapes that bring several reasons at once or are a whole life, the most frequent first, beside those of another. */
    String shapesBeside(JournalRules other) {
        Map<String, Shape> order = new TreeMap<>();
        shapes.forEach((shape, seen) -> {
            if (shape.isSeveral() || shape.isWhole()) {
                order.put(
                        String.format(Locale.ROOT, "%012d %s", Long.MAX_VALUE / 1_000_000_000 - seen.times(), shape),
                        shape);
            }
        });
        BiFunction<Shape, Seen, String> line = (shape, seen) -> String.format(
                Locale.ROOT, "%-110s %9d %9d  %s", shape, seen.times(), other.seen(shape), seen.example());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-110s %9s %9s  %s", "at once", "real", "simulated", "example"));
        order.values().forEach(shape -> lines.add(line.apply(shape, Objects.requireNonNull(shapes.get(shape)))));
        return String.join("\n", lines);
    }
}
