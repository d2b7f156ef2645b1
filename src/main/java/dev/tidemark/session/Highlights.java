package dev.tidemark.session;

import dev.tidemark.field.FieldRegistry;
import dev.tidemark.field.RecordView;
import dev.tidemark.filter.CompiledFilter;
import dev.tidemark.filter.language.Node;
import dev.tidemark.filter.language.TimeContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The highlight rules that are in force, ready to be tried on records: the first that a record passes gives it its colour. Safe from
 * any thread; readers never wait. Each change makes another {@link #edition}: what was found by rules before is found anew. A record is
 * looked at alone, with its path where that is known: one of version 4 has no time.
 */
public final class Highlights {

    /** So many of those in force are tried; those behind them are not. */
    public static final int MOST = 100;

    private volatile Ready ready = new Ready(0, List.of());

    private record Compiled(HighlightRule rule, CompiledFilter filter) {}

    private record Tried(HighlightRule rule, Predicate<RecordView> test) {}

    /** What readers see. Each thread has tests of its own. */
    private static final class Ready {

        final int edition;
        final boolean usesPath;
        final boolean usesMarks;
        final boolean any;
        private final ThreadLocal<List<Tried>> tests;

        Ready(int edition, List<Compiled> rules) {
            this.edition = edition;
            this.any = !rules.isEmpty();
            this.usesPath = rules.stream().anyMatch(each -> each.filter().needsPath());
            this.usesMarks = rules.stream()
                    .anyMatch(each -> MarkFields.isAskedFor(each.filter().tree()));
            this.tests = ThreadLocal.withInitial(() -> rules.stream()
                    .map(each -> new Tried(each.rule(), each.filter().overSingles()))
                    .toList());
        }

        List<Tried> tests() {
            return tests.get();
        }
    }

    /** Another number when the rules have changed. */
    public int edition() {
        return ready.edition;
    }

    /** Whether some rule asks for paths. */
    public boolean usesPath() {
        return ready.usesPath;
    }

    /** Whether some rule asks for marks. */
    public boolean usesMarks() {
        return ready.usesMarks;
    }

    /** Rules made ready to be in force. Immutable. */
    public static final class Prepared {

        private final List<Compiled> rules;

        private Prepared(List<Compiled> rules) {
            this.rules = List.copyOf(rules);
        }
    }

    /**
     * Makes rules ready; takes time that grows with their texts. One that is off or cannot be used stops no other.
     *
     * @param registry what they ask for
     */
    public static Prepared prepare(List<HighlightRule> rules, FieldRegistry registry) {
        List<Compiled> compiled = new ArrayList<>();
        for (HighlightRule rule : rules) {
            Node tree = rule.on() && compiled.size() < MOST ? rule.tree(registry) : null;
            if (tree != null) {
                compiled.add(new Compiled(rule, CompiledFilter.of(tree, TimeContext.utc(Instant.EPOCH))));
            }
        }
        return new Prepared(compiled);
    }

    /** Puts rules in force, in the place of those before. */
    public synchronized void use(Prepared rules) {
        ready = new Ready(ready.edition + 1, rules.rules);
    }

    /** Makes rules ready and puts them in force. */
    public void set(List<HighlightRule> rules, FieldRegistry registry) {
        use(prepare(rules, registry));
    }

    /** The first rule that a record passes; {@code null} when it passes none. */
    public @Nullable HighlightRule find(RecordView record) {
        Ready now = ready;
        if (now.any) {
            for (Tried tried : now.tests()) {
                if (tried.test().test(record)) {
                    return tried.rule();
                }
            }
        }
        return null;
    }
}
