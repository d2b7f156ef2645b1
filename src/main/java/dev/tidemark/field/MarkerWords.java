package dev.tidemark.field;

import dev.tidemark.store.Marker;
import dev.tidemark.store.MarkerDetail;
import dev.tidemark.store.MarkerDetail.Asking;
import dev.tidemark.store.MarkerDetail.BlockDamaged;
import dev.tidemark.store.MarkerDetail.BrokenAnswer;
import dev.tidemark.store.MarkerDetail.CaptureBroken;
import dev.tidemark.store.MarkerDetail.CaptureLost;
import dev.tidemark.store.MarkerDetail.Damaged;
import dev.tidemark.store.MarkerDetail.Dismounted;
import dev.tidemark.store.MarkerDetail.Failed;
import dev.tidemark.store.MarkerDetail.FileShrunk;
import dev.tidemark.store.MarkerDetail.JournalChanged;
import dev.tidemark.store.MarkerDetail.JournalGone;
import dev.tidemark.store.MarkerDetail.LetGo;
import dev.tidemark.store.MarkerDetail.LockRefused;
import dev.tidemark.store.MarkerDetail.Locked;
import dev.tidemark.store.MarkerDetail.MaskChanged;
import dev.tidemark.store.MarkerDetail.NoJournal;
import dev.tidemark.store.MarkerDetail.Said;
import dev.tidemark.store.MarkerDetail.Started;
import dev.tidemark.store.MarkerDetail.Stopped;
import dev.tidemark.store.MarkerDetail.Trimmed;
import dev.tidemark.text.Messages;
import dev.tidemark.text.OneLine;
import dev.tidemark.text.Problem;
import dev.tidemark.usn.Flags;
import java.util.Locale;

/** Says in one line what a marker tells. Pure functions. */
public final class MarkerWords {

    private MarkerWords() {}

    public static String of(Marker marker) {
        return of(marker.detail());
    }

    /** What kind of row it is, in a word or two. A journal that never was is not gone. */
    public static String title(Marker marker) {
        return text("records.marker."
                + (marker.detail() instanceof NoJournal ? "none" : marker.kind().id()));
    }

    /** A capture that anyone may have written brings words of its own: these stay on the line too. */
    public static String of(MarkerDetail detail) {
        return OneLine.of(words(detail));
    }

    private static String words(MarkerDetail detail) {
        return switch (detail) {
            case Trimmed gap -> text("marker.trimmed", grouped(gap.bytes()), plain(gap.from()), plain(gap.to()));
            case BrokenAnswer gap -> text("marker.broken", plain(gap.bytes()), plain(gap.usn()));
            case Damaged gap -> text(key(gap), plain(gap.offset()), grouped(gap.bytes()));
            case FileShrunk file -> text("file.shrunk", plain(file.offset()));
            case CaptureBroken file -> text("capture.broken", plain(file.offset()));
            case CaptureLost lost ->
                text(lost.said() < 0 ? "capture.gone" : "capture.lost", lost.file(), lost.said(), lost.found());
            case BlockDamaged block ->
                text(
                        "capture.block",
                        block.file(),
                        plain(block.offset()),
                        grouped(block.bytes()),
                        grouped(block.records()));
            case JournalChanged journal -> text("marker.journal.id", hex(journal.id()), hex(journal.before()));
            case JournalGone gone -> gone(gone);
            case NoJournal none -> text("marker.none", error(none.code(), none.symbol()));
            case MaskChanged mask -> text("marker.mask", asking(mask.before()), asking(mask.after()));
            case Started start -> text("marker.started", plain(start.usn()), hex(start.id()), asking(start.asking()));
            case Stopped stop -> text("marker.stopped", plain(stop.usn()));
            case Failed stop -> text("marker.failed", plain(stop.usn()), stop.what());
            case Locked lock -> text("marker.locked", plain(lock.usn()));
            case Dismounted lock -> text("marker.dismounted", plain(lock.usn()));
            case LetGo lock -> text("marker.letGo", plain(lock.usn()));
            case LockRefused lock -> text("marker.lock.refused", plain(lock.usn()));
            case Said said -> said.text();
        };
    }

    private static String gone(JournalGone gone) {
        String meaning = Problem.meaning(gone.code(), gone.call());
        return text("marker.gone", plain(gone.usn()), error(gone.code(), gone.symbol()), meaning);
    }

    private static String key(Damaged gap) {
        return "gap." + gap.how().name().toLowerCase(Locale.ROOT);
    }

    private static String text(String key, Object... arguments) {
        return Messages.text(key, arguments);
    }

    private static String error(int code, String symbol) {
        return symbol.isEmpty() ? Integer.toString(code) : code + " " + symbol;
    }

    private static String asking(Asking asking) {
        return Flags.hex(asking.mask()) + (asking.onlyOnClose() ? " ReturnOnlyOnClose" : "");
    }

    private static String hex(long id) {
        return String.format(Locale.ROOT, "0x%016x", id);
    }

    private static String plain(long number) {
        return Long.toString(number);
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
