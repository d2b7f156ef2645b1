package dev.tidemark.capture;

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
import dev.tidemark.store.RowKind;
import dev.tidemark.usn.Flags;
import dev.tidemark.usn.ScanSink.GapKind;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Markers as fields of a line of {@code rows.jsonl}: kind, place, what happened and its arguments by name. Pure functions.
 * Journal ids and masks are hex texts, since many readers of JSON round large numbers.
 */
final class MarkerFields {

    private static final String KIND = "kind";
    private static final String WHAT = "what";
    private static final String TEXT = "text";
    private static final String USN = "usn";

    /** What kinds were called in the first version of the format. */
    private static final Map<String, RowKind> FIRST_NAMES =
            Map.of("JOURNAL_ID", RowKind.JOURNAL, "JOURNAL_GONE", RowKind.GONE);

    private MarkerFields() {}

    /**
     * Adds a marker to a line.
     *
     * @param words what a person reads of it
     */
    static void put(Marker marker, String words, Map<String, Object> line) {
        line.put(KIND, marker.kind().id());
        line.put("at", marker.at());
        line.put("length", marker.length());
        line.put("time", marker.time());
        put(marker.detail(), line);
        line.put(TEXT, words);
    }

    private static void put(MarkerDetail detail, Map<String, Object> line) {
        switch (detail) {
            case Trimmed gap -> put(line, "trimmed", "bytes", gap.bytes(), "from", gap.from(), "to", gap.to());
            case BrokenAnswer gap -> put(line, "broken_answer", "bytes", gap.bytes(), USN, gap.usn());
            case Damaged gap -> put(line, id(gap.how()), "offset", gap.offset(), "bytes", gap.bytes());
            case FileShrunk file -> put(line, "file_shrunk", "offset", file.offset());
            case CaptureBroken file -> put(line, "capture_broken", "offset", file.offset());
            case CaptureLost lost ->
                put(line, "capture_lost", "file", lost.file(), "saved", lost.said(), "found", lost.found());
            case BlockDamaged block ->
                put(
                        line,
                        "block_damaged",
                        "file",
                        block.file(),
                        "offset",
                        block.offset(),
                        "bytes",
                        block.bytes(),
                        "records",
                        block.records());
            case JournalChanged to -> put(line, "journal_changed", "id", hex(to.id()), "before", hex(to.before()));
            case JournalGone gone ->
                put(
                        line,
                        "journal_gone",
                        USN,
                        gone.usn(),
                        "code",
                        gone.code(),
                        "symbol",
                        gone.symbol(),
                        "call",
                        gone.call());
            case NoJournal none -> put(line, "no_journal", "code", none.code(), "symbol", none.symbol());
            case MaskChanged mask -> {
                put(line, "mask_changed");
                put(line, mask.before(), "Before");
                put(line, mask.after(), "");
            }
            case Started start -> {
                put(line, "started", USN, start.usn(), "id", hex(start.id()));
                put(line, start.asking(), "");
            }
            case Stopped stop -> put(line, "stopped", USN, stop.usn());
            case Failed stop -> put(line, "failed", USN, stop.usn(), "problem", stop.what());
            case Locked lock -> put(line, "locked", USN, lock.usn());
            case Dismounted lock -> put(line, "dismounted", USN, lock.usn());
            case LetGo lock -> put(line, "let_go", USN, lock.usn());
            case LockRefused lock -> put(line, "lock_refused", USN, lock.usn());
            case Said said -> put(line, "said");
        }
    }

    private static void put(Map<String, Object> line, String what, Object... arguments) {
        line.put(WHAT, what);
        for (int i = 0; i < arguments.length; i += 2) {
            line.put((String) arguments[i], arguments[i + 1]);
        }
    }

    private static void put(Map<String, Object> line, Asking asking, String when) {
        line.put("mask" + when, Flags.hex(asking.mask()));
        line.put("onlyOnClose" + when, asking.onlyOnClose());
    }

    // --- reading

    /**
     * The marker of a line, of this version of the format or the first.
     *
     * @throws IOException if a field is missing, or is not what belongs there
     */
    static Marker read(JsonFields line) throws IOException {
        RowKind kind = kind(line);
        MarkerDetail detail = line.has(WHAT) ? detail(line, kind) : new Said(kind, line.text(TEXT));
        if (detail.kind() != kind) {
            throw line.wrong(KIND);
        }
        return new Marker(line.number("at"), line.number("length"), line.number("time"), detail);
    }

    private static RowKind kind(JsonFields line) throws IOException {
        String said = line.text(KIND);
        RowKind first = FIRST_NAMES.get(said);
        for (RowKind kind : RowKind.values()) {
            if (kind != RowKind.RECORD && (kind == first || said.equals(kind.id()) || said.equals(kind.name()))) {
                return kind;
            }
        }
        throw line.wrong(KIND);
    }

    /** What a later version may tell, and this one does not know, is still known by its words. */
    private static MarkerDetail detail(JsonFields line, RowKind kind) throws IOException {
        return switch (line.text(WHAT)) {
            case "trimmed" -> new Trimmed(line.number("bytes"), line.number("from"), line.number("to"));
            case "broken_answer" -> new BrokenAnswer(line.number("bytes"), line.number(USN));
            case "damaged" -> damaged(GapKind.DAMAGED, line);
            case "damaged_end" -> damaged(GapKind.DAMAGED_END, line);
            case "zeroed" -> damaged(GapKind.ZEROED, line);
            case "cut_off" -> damaged(GapKind.CUT_OFF, line);
            case "file_shrunk" -> new FileShrunk(line.number("offset"));
            case "capture_broken" -> new CaptureBroken(line.number("offset"));
            case "capture_lost" -> new CaptureLost(line.text("file"), line.number("saved"), line.number("found"));
            case "block_damaged" ->
                new BlockDamaged(
                        line.text("file"), line.number("offset"), line.number("bytes"), line.number("records"));
            case "journal_changed" -> new JournalChanged(line.hex("id"), line.hex("before"));
            case "journal_gone" ->
                new JournalGone(line.number(USN), line.count("code"), line.text("symbol"), line.text("call"));
            case "no_journal" -> new NoJournal(line.count("code"), line.text("symbol"));
            case "mask_changed" -> new MaskChanged(asking(line, "Before"), asking(line, ""));
            case "started" -> new Started(line.number(USN), line.hex("id"), asking(line, ""));
            case "stopped" -> new Stopped(line.number(USN));
            case "failed" -> new Failed(line.number(USN), line.text("problem"));
            case "locked" -> new Locked(line.number(USN));
            case "dismounted" -> new Dismounted(line.number(USN));
            case "let_go" -> new LetGo(line.number(USN));
            case "lock_refused" -> new LockRefused(line.number(USN));
            default -> new Said(kind, line.text(TEXT));
        };
    }

    private static Damaged damaged(GapKind how, JsonFields line) throws IOException {
        return new Damaged(how, line.number("offset"), line.number("bytes"));
    }

    private static Asking asking(JsonFields line, String when) throws IOException {
        String mask = "mask" + when;
        long bits = line.hex(mask);
        if (bits >>> Integer.SIZE != 0) {
            throw line.wrong(mask);
        }
        return new Asking((int) bits, line.flag("onlyOnClose" + when));
    }

    private static String id(GapKind how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    private static String hex(long id) {
        return "0x" + HexFormat.of().toHexDigits(id);
    }
}
