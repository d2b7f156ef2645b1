package dev.tidemark.ui.acts.kit;

import dev.tidemark.act.Acts;
import dev.tidemark.act.CopySum;
import dev.tidemark.act.FileTarget;
import dev.tidemark.act.Held;
import dev.tidemark.act.HeldWrites;
import dev.tidemark.act.MarkedHandle;
import dev.tidemark.act.OfflineVolume;
import dev.tidemark.backend.HandleInfo;
import dev.tidemark.task.BackgroundTasks;
import dev.tidemark.text.Messages;
import dev.tidemark.ui.common.ViewModel;
import dev.tidemark.usn.SourceInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What Tidemark keeps on volumes now: marked handles, offline volumes, holds. Belongs to the FX thread. */
@ViewModel
public final class HeldViewModel {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Acts acts;
    private final BackgroundTasks tasks;
    private final ActRunViewModel run;
    private final RecordLink record;
    private final StayingRows<Item> rows = new StayingRows<>(Item::thing, System::nanoTime);

    /**
     * One thing that is kept.
     *
     * @param what in words: what it is, and of what
     * @param since in words: since when
     */
    record Item(Held thing, String what, String since) {

        static Item of(Held thing) {
            return new Item(thing, words(thing), clock(HeldViewModel.since(thing)));
        }

        /** Whether a close record can be forced through it, and the file touched. */
        boolean closes() {
            return thing instanceof MarkedHandle marked && !(marked.file() instanceof FileTarget.TheVolume);
        }

        /** Whether copies can be read through it. */
        boolean readsCopies() {
            return thing instanceof MarkedHandle marked && marked.readsCopies();
        }
    }

    /** Touches the file through a marked handle. */
    void touch(Item item) {
        if (item.thing() instanceof MarkedHandle marked) {
            String file = marked.file().describe();
            record.clear();
            run.run(
                    Messages.text("held.touching", file),
                    cancelled -> {
                        marked.touch();
                        return file;
                    },
                    touched -> run.done(Messages.text("held.touched", touched)));
        }
    }

    /** Reads a sector of each copy through a marked handle, and tells their sums. */
    void readCopies(Item item) {
        if (item.thing() instanceof MarkedHandle marked) {
            record.clear();
            run.run(
                    Messages.text("held.reading", marked.file().describe()),
                    cancelled -> marked.readCopies(),
                    sums -> run.done(words(sums)));
        }
    }

    private static String words(List<CopySum> sums) {
        List<String> lines = sums.stream().map(HeldViewModel::words).toList();
        boolean all = sums.stream().allMatch(sum -> sum.error().isEmpty());
        long different = sums.stream().map(CopySum::sum).distinct().count();
        boolean empty = sums.stream().allMatch(sum -> sum.bytes() == 0);
        String verdict = !all ? "incomplete" : empty ? "empty" : different == 1 ? "same" : "differ";
        return String.join(" ", lines) + " " + Messages.text("held.copies." + verdict);
    }

    private static String words(CopySum sum) {
        String copy = Integer.toString(sum.copy());
        if (!sum.error().isEmpty()) {
            return Messages.text("held.copy.failed", copy, sum.error());
        }
        return sum.bytes() == 0
                ? Messages.text("held.copy.empty", copy)
                : Messages.text("held.copy", copy, sum.sum(), sum.bytes());
    }

    HeldViewModel(Acts acts, BackgroundTasks tasks, Consumer<ActContext.Jump> jump) {
        this.acts = acts;
        this.tasks = tasks;
        run = new ActRunViewModel(tasks);
        record = new RecordLink(acts, jump);
        pulse();
    }

    /** Takes what is kept now; once a frame. */
    void pulse() {
        rows.take(acts.held().all().stream().map(Item::of).toList());
    }

    /** What is kept, the oldest first, and what was until just now, each in its place. */
    StayingRows<Item> rows() {
        return rows;
    }

    /** Gives one back. */
    void release(Item item) {
        tasks.runQuietly(task -> item.thing().release()).start();
    }

    /** Forces a close record through a marked handle. */
    void closeRecord(Item item) {
        if (item.thing() instanceof MarkedHandle marked) {
            String file = marked.file().describe();
            record.clear();
            run.run(Messages.text("held.closing", file), cancelled -> marked.closeRecord(), usn -> closed(marked, usn));
        }
    }

    private void closed(MarkedHandle marked, OptionalLong usn) {
        String file = marked.file().describe();
        if (usn.isPresent()) {
            run.done(Messages.text("held.closed", file, Long.toString(usn.getAsLong())));
            record.found(marked.file().volume(), usn.getAsLong());
        } else {
            run.done(Messages.text("held.closed.untold", file));
        }
    }

    ActRunViewModel run() {
        return run;
    }

    /** The close record that was written last. */
    RecordLink record() {
        return record;
    }

    // --- words

    /** A local time of day. */
    public static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /** Since when it is kept. */
    public static Instant since(Held thing) {
        return thing instanceof OfflineVolume offline
                ? offline.since()
                : thing.act().at();
    }

    /** What it is, and of what. */
    static String words(Held thing) {
        String target = thing.act().target();
        return switch (thing) {
            case OfflineVolume offline ->
                switch (offline.state()) {
                    case LOCKED -> Messages.text("held.locked", target);
                    case LOCKED_AND_DISMOUNTED -> Messages.text("held.lockedDismounted", target);
                    case DISMOUNTED, RELEASED -> Messages.text("held.dismounted", target);
                };
            case HeldWrites writes -> Messages.text("held.writes", target);
            case MarkedHandle marked -> Messages.text("held.mark", target, flags(marked));
        };
    }

    private static String flags(MarkedHandle marked) {
        List<String> flags = new ArrayList<>();
        if (HandleInfo.readsCopy(marked.handleInfo())) {
            flags.add(Messages.text("held.mark.copy", Integer.toUnsignedString(marked.sourceInfo())));
        } else if (marked.sourceInfo() != 0) {
            flags.add(Messages.text("held.mark.source", SourceInfo.labels(marked.sourceInfo())));
        }
        for (HandleInfo info : HandleInfo.values()) {
            if (info.in(marked.handleInfo())) {
                flags.add(info.label());
            }
        }
        return String.join(", ", flags);
    }
}
